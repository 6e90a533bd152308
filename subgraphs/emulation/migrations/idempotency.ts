import { Migration } from '@mikro-orm/migrations';
import { idempotencySql } from '../../kit/foundation.js';

export class Idempotency extends Migration {
  override up(): void {
    for (const statement of idempotencySql('emulation')) this.addSql(statement);
  }
}
