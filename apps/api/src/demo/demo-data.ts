import type { Audience, Role } from '@suivi/access/domain';
import type { NewAuthority } from '@suivi/authorities/domain';
import type { CommentAudience, CommentSubject } from '@suivi/comments/domain';
import type { LibraryContent, Provision } from '@suivi/library/domain';
import type { Status } from '@suivi/recommendations/domain';
import type { Language, TranslatedText } from '@suivi/shared/domain';
import actions from './data/actions.json' with { type: 'json' };
import authorities from './data/authorities.json' with { type: 'json' };
import comments from './data/comments.json' with { type: 'json' };
import commitments from './data/commitments.json' with { type: 'json' };
import institutions from './data/institutions.json' with { type: 'json' };
import library from './data/library.json' with { type: 'json' };
import meetings from './data/meetings.json' with { type: 'json' };
import programme from './data/programme.json' with { type: 'json' };
import recommendations from './data/recommendations.json' with { type: 'json' };
import users from './data/users.json' with { type: 'json' };

export interface DemoEvidence {
  kind: 'file' | 'link';
  title: TranslatedText;
  url?: string;
  fileName?: string;
  /** A real date, for links to real events; else relative to the day of seeding. */
  datedOn?: string;
  /** Days from today until which it is valid, where it expires. */
  validDaysAhead?: number;
  datedDaysAgo: number;
  language: Language;
  documentKind: string;
  confidentiality: Audience;
}

type Round =
  | { outcome: 'returned'; afterDays: number; comment: TranslatedText; resubmittedAfterDays?: number }
  | { outcome: 'validated'; afterDays: number; comment: TranslatedText | null; verifiedStatus: Status }
  | { outcome: 'withdrawn'; afterDays: number };

export interface DemoUpdate {
  phase: 'draft' | 'submitted';
  author: 'focal' | 'expert';
  submittedDaysAgo: number | null;
  createdDaysAgo?: number;
  readyForClearance?: boolean;
  declaredStatus: Status;
  narrative: TranslatedText;
  challenges: TranslatedText | null;
  audience: Audience;
  evidence: DemoEvidence[];
  rounds: Round[];
  /** Of an action: its milestones reached, by their place in the part. */
  reached?: { milestone: number; daysAgo: number }[];
}

export interface DemoPart {
  /** Of an invited State, so many days after the proposal. */
  response?: string;
  after?: number;
  reason?: string;
  responsible?: string;
  supporting?: string[];
  contact?: string | null;
  means?: TranslatedText;
  assistance?: TranslatedText;
  obstacles?: TranslatedText;
  /** By the references of their recommendations. */
  commitments?: string[];
  milestones?: { title: TranslatedText; weight: number; dueInDays: number }[];
  updates?: DemoUpdate[];
}

export interface DemoAction {
  proposer: string | null;
  draft?: boolean;
  title: TranslatedText;
  text: TranslatedText;
  /** Days ago. */
  created: number;
  startsInDays: number;
  dueInDays: number;
  firstDueInDays?: number;
  postponed?: { daysAgo: number; reason: string };
  cancelled?: { daysAgo: number; reason: string };
  audience: Audience;
  completionRule?: string;
  leadState?: string;
  parts: Record<string, DemoPart>;
}

export interface DemoCommitment {
  state: string;
  recommendation: string;
  acceptance: string;
  reason: TranslatedText | null;
  leadInstitution: string;
  supportingInstitutions: string[];
  dueInDays: number | null;
  audience: Audience;
  updates: DemoUpdate[];
}

export interface DemoAuthority extends Omit<NewAuthority, 'institutionId' | 'contactName'> {
  state: string;
  /** The code of the institution; null for one that is none of the portal's. */
  institution: string | null;
  createdDaysAgo: number;
  confirmedDaysAgo: number[];
  withdrawnDaysAgo: number | null;
}

/** A comment and its answers, in French. */
export interface DemoThread {
  /** The reference of the recommendation; of an action its French title. */
  on: { kind: CommentSubject['kind']; reference: string; state?: string };
  audience: CommentAudience;
  said: {
    daysAgo: number;
    by: 'focal' | 'expert' | 'coordinator';
    /** Whose delegation says it, or the State that the coordinator speaks to. */
    state?: string;
    body: string;
    mentions?: string[];
    edited?: { daysAgo: number; body: string };
    withdrawn?: { daysAgo: number };
  }[];
}

/** Laws whose existence is public, each with its source, and a few entries that are invented and say so. */
export type DemoLibraryEntry = LibraryContent & {
  /** By which other entries of the file cite it. */
  key: string;
  state: string;
  by: 'coordinator' | 'focal';
  daysAgo: number;
  illustrative: boolean;
  articles: Provision[];
  citations: { relation: string; key: string }[];
};

interface DemoRecommendation {
  reference: string;
  meeting: string;
  illustrative: boolean;
  sourceUrl: string | null;
  themes: string[];
  articles: string[];
  sdgTargets: string[];
  states: string[];
  versions: { version: number; title: TranslatedText; text: TranslatedText; adoptedOn: string; amendedReason?: TranslatedText }[];
}

export interface DemoUser {
  email: string;
  name: string;
  role: Role;
  state?: string | null;
  institution?: string | null;
  language: Language;
}

/** Public facts with their sources, and what is invented around them, marked as illustrative (product rule 9). */
export const DEMO = {
  programme,
  meetings,
  institutions,
  users: users as DemoUser[],
  recommendations: recommendations as unknown as DemoRecommendation[],
  authorities: authorities as unknown as DemoAuthority[],
  library: library as unknown as DemoLibraryEntry[],
  commitments: commitments as unknown as DemoCommitment[],
  actions: actions as unknown as DemoAction[],
  comments: comments as DemoThread[],
};
