import { Migration } from '@mikro-orm/migrations';
import { disputeSql } from '../../kit/foundation.js';

export class DataRights extends Migration {
  override up(): void {
    for (const statement of disputeSql('campaigns')) this.addSql(statement);
  }
}
