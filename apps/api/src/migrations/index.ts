import { Roles1764000000001 } from './1-roles.ts';
import { Access1764000000002 } from './2-access.ts';
import { Sessions1764000000003 } from './3-sessions.ts';
import { Recommendations1764000000004 } from './4-recommendations.ts';
import { Submissions1764000000005 } from './5-submissions.ts';
import { Path1764000000006 } from './6-path.ts';
import { Journal1764000000007 } from './7-journal.ts';
import { Import1764000000008 } from './8-import.ts';
import { Notifications1764000000013 } from './13-notifications.ts';

/** In the order in which they run. */
export const MIGRATIONS = [
  Roles1764000000001,
  Access1764000000002,
  Sessions1764000000003,
  Recommendations1764000000004,
  Submissions1764000000005,
  Path1764000000006,
  Journal1764000000007,
  Import1764000000008,
  Notifications1764000000013,
];
