import type { MigrationEntry } from '../../kit/storage.js';
import { Initial } from './initial.js';

export const migrations: readonly MigrationEntry[] = [{ name: '001-initial', class: Initial }];
