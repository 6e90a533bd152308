import { Migration } from '@mikro-orm/migrations';
import { changeOrderSql } from '../../kit/foundation.js';

/** For registers whose feed is older than the index. */
export class FeedOrder extends Migration {
  override up(): void {
    this.addSql(changeOrderSql('organizations'));
  }
}
