import { Migration } from '@mikro-orm/migrations';
import { accessLogSql } from '../../kit/foundation.js';

export class AccessLog extends Migration {
  override up(): void {
    for (const statement of accessLogSql('organizations')) this.addSql(statement);
  }
}
