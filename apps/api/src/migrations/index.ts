import { Roles1764000000001 } from './1-roles.ts';
import { Access1764000000002 } from './2-access.ts';
import { Sessions1764000000003 } from './3-sessions.ts';
import { Recommendations1764000000004 } from './4-recommendations.ts';
import { Submissions1764000000005 } from './5-submissions.ts';
import { Path1764000000006 } from './6-path.ts';
import { Journal1764000000007 } from './7-journal.ts';
import { Import1764000000008 } from './8-import.ts';
import { EvidenceMoves1764000000009 } from './9-evidence-moves.ts';
import { FollowUp1764000000010 } from './10-follow-up.ts';
import { Actions1764000000011 } from './11-actions.ts';
import { Authorities1764000000012 } from './12-authorities.ts';
import { Notifications1764000000013 } from './13-notifications.ts';
import { ActionPath1764000000014 } from './14-action-path.ts';
import { ActionJournal1764000000015 } from './15-action-journal.ts';
import { Calendar1764000000016 } from './16-calendar.ts';
import { Comments1764000000017 } from './17-comments.ts';
import { Handovers1764000000018 } from './18-handovers.ts';
import { ToldOfActions1764000000019 } from './19-told-of-actions.ts';
import { ActionTotal1764000000020 } from './20-action-total.ts';
import { ToldOfComments1764000000021 } from './21-told-of-comments.ts';
import { Validity1764000000022 } from './22-validity.ts';
import { Attempts1764000000023 } from './23-attempts.ts';
import { AnswersNamed1764000000024 } from './24-answers-named.ts';
import { Library1764000000030 } from './30-library.ts';
import { Questionnaires1764000000040 } from './40-questionnaires.ts';
import { Reports1764000000041 } from './41-reports.ts';
import { ToldOfReports1764000000042 } from './42-told-of-reports.ts';
import { ContactRequests1764000000043 } from './43-contact-requests.ts';

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
  EvidenceMoves1764000000009,
  FollowUp1764000000010,
  Actions1764000000011,
  Authorities1764000000012,
  Notifications1764000000013,
  ActionPath1764000000014,
  ActionJournal1764000000015,
  Calendar1764000000016,
  Comments1764000000017,
  Handovers1764000000018,
  ToldOfActions1764000000019,
  ActionTotal1764000000020,
  ToldOfComments1764000000021,
  Validity1764000000022,
  Attempts1764000000023,
  AnswersNamed1764000000024,
  Library1764000000030,
  Questionnaires1764000000040,
  Reports1764000000041,
  ToldOfReports1764000000042,
  ContactRequests1764000000043,
];
