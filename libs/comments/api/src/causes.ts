import type { Cause } from '@suivi/notifications/api';
import { recordLink } from './record-link.ts';

/** Days for which what was said is news. */
const NEWS_DAYS = 14;
const TALKERS = ['contributor', 'focal_point', 'coordinator'] as const;
const ME = `current_setting('suivi.user')::uuid`;

/** Comments `c` behind notifications `n`, as far as the reader may read them now; what was withdrawn is no longer told. */
const shows = (holds: string) => `
  SELECT n.id, c.withdrawn_at IS NULL AND ${holds} AS holds, n.data AS values,
    jsonb_build_array(jsonb_build_object('reference', about.reference, 'title', about.title, 'stateCode', about.state_code, 'alpha2', NULL, 'link', ${recordLink('c')})) AS lines
  FROM n JOIN comments c ON c.id = n.subject_id JOIN LATERAL comment_subject_of(c.subject_kind, c.subject_id) about ON true`;

const RECENT = `c.withdrawn_at IS NULL AND c.created_at > now() - interval '${NEWS_DAYS} days'`;

const MENTIONED: Cause = {
  kind: 'comment_mentioned',
  asksForAct: true,
  roles: TALKERS,
  usual: 'at_once',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'mentioned:' || c.id AS cause, c.id AS subject_id, '{}'::jsonb AS data
    FROM comments c JOIN people p ON p.programme_id = c.programme_id AND p.user_id = ANY(c.mentions) WHERE ${RECENT} AND p.user_id <> c.author_id`,
  shows: shows(`${ME} = ANY(c.mentions)`),
};

/** Whoever began a thread learns that somebody answered; a mention has told her already. */
const ANSWERED: Cause = {
  kind: 'comment_answered',
  asksForAct: false,
  roles: TALKERS,
  usual: 'daily',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'answered:' || c.id AS cause, c.id AS subject_id, '{}'::jsonb AS data
    FROM comments c JOIN comments asked ON asked.id = c.parent_id JOIN people p ON p.programme_id = c.programme_id AND p.user_id = asked.author_id
    WHERE ${RECENT} AND asked.author_id <> c.author_id AND NOT p.user_id = ANY(c.mentions)`,
  shows: shows('true'),
};

/** What people are told of what is said. */
export const COMMENT_CAUSES: readonly Cause[] = [MENTIONED, ANSWERED];
