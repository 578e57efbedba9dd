import type { Role } from '@suivi/access/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIBRARY_FUNCTIONS, LIBRARY_TABLES, LIBRARY_TRIGGERS, NO_LIBRARY_FUNCTIONS } from './library-functions.ts';
import { closed, forRoles, PROGRAMME, readable, STATE, writable } from './policies.ts';

/** What every entry of the library has: of which State, who keeps it, how far it is and who may see it. */
const ENTRY = `
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    programme_id uuid NOT NULL REFERENCES programmes,
    state_code text REFERENCES states,
    kept_by text NOT NULL DEFAULT 'state' CHECK (kept_by IN ('state', 'programme')),
    phase text NOT NULL DEFAULT 'draft' CHECK (phase IN ('draft', 'published', 'withdrawn')),
    audience text NOT NULL CHECK (audience IN ('delegation', 'participants', 'donors', 'public')),
    title jsonb NOT NULL,
    link text,
    sherloc text CHECK (sherloc ~ '^https://sherloc\\.unodc\\.org/'),
    source text CHECK (source <> ''),
    illustrative boolean NOT NULL DEFAULT false,
    created_by uuid REFERENCES users,
    created_at timestamptz NOT NULL DEFAULT now(),
    row_version integer NOT NULL DEFAULT 1,
    CHECK (kept_by = 'programme' OR state_code IS NOT NULL),
    /* What the programme enters is of public sources: it has no drafts and no secrets. */
    CHECK (kept_by = 'state' OR (phase <> 'draft' AND audience = 'public' AND source IS NOT NULL))`;

const TABLES = `
  CREATE TABLE legislation (${ENTRY},
    type text NOT NULL CHECK (type IN ('constitution', 'law', 'ordinance', 'decree', 'order', 'bilateral_agreement', 'treaty_ratification', 'other')),
    number text CHECK (number <> ''),
    adopted_on date,
    gazette text CHECK (gazette <> ''),
    status text NOT NULL CHECK (status IN ('in_force', 'amended', 'repealed')),
    import_key text,
    UNIQUE (programme_id, import_key),
    CHECK (state_code IS NOT NULL)
  );
  /* Which provision of a law carries out which article of the treaties; its text may be quoted. */
  CREATE TABLE legislation_articles (
    legislation_id uuid NOT NULL REFERENCES legislation ON DELETE CASCADE,
    position integer NOT NULL CHECK (position > 0),
    article_id text NOT NULL REFERENCES treaty_articles,
    provision text CHECK (provision <> ''),
    extract jsonb,
    PRIMARY KEY (legislation_id, position)
  );
  CREATE INDEX legislation_articles_by_article ON legislation_articles (article_id);
  CREATE TABLE case_law (${ENTRY},
    court jsonb NOT NULL,
    decided_on date NOT NULL,
    parties_anonymised boolean NOT NULL CHECK (parties_anonymised),
    facts jsonb NOT NULL,
    outcome jsonb,
    cooperation text[] NOT NULL DEFAULT '{}' CHECK (cooperation <@ ARRAY['mutual_legal_assistance', 'extradition', 'joint_investigation', 'police_cooperation', 'none']
      AND NOT ('none' = ANY(cooperation) AND cardinality(cooperation) > 1)),
    article_ids text[] NOT NULL DEFAULT '{}',
    CHECK (state_code IS NOT NULL)
  );
  CREATE TABLE strategies (${ENTRY},
    institution jsonb,
    starts_on date,
    ends_on date CHECK (ends_on >= starts_on),
    theme_ids uuid[] NOT NULL DEFAULT '{}',
    summary jsonb
  );
  CREATE INDEX legislation_by_state ON legislation (programme_id, state_code);
  CREATE INDEX case_law_by_state ON case_law (programme_id, state_code);
  CREATE INDEX strategies_by_state ON strategies (programme_id, state_code);
  /* What cites what: one entry, of one of the three kinds, says it of a law; the law reads it from the other side. */
  CREATE TABLE library_citations (
    by_legislation uuid REFERENCES legislation ON DELETE CASCADE,
    by_case uuid REFERENCES case_law ON DELETE CASCADE,
    by_strategy uuid REFERENCES strategies ON DELETE CASCADE,
    relation text NOT NULL CHECK (relation IN ('amends', 'repeals', 'applies', 'cites')),
    legislation_id uuid NOT NULL REFERENCES legislation ON DELETE CASCADE,
    UNIQUE NULLS NOT DISTINCT (by_legislation, by_case, by_strategy, legislation_id, relation),
    CHECK (num_nonnulls(by_legislation, by_case, by_strategy) = 1),
    CHECK (by_legislation IS DISTINCT FROM legislation_id),
    CHECK (CASE WHEN by_strategy IS NOT NULL THEN relation = 'cites' WHEN by_case IS NOT NULL THEN relation = 'applies' ELSE relation <> 'cites' END)
  );
  CREATE INDEX library_citations_of ON library_citations (legislation_id);
  CREATE INDEX library_citations_by_case ON library_citations (by_case) WHERE by_case IS NOT NULL;
  CREATE INDEX library_citations_by_strategy ON library_citations (by_strategy) WHERE by_strategy IS NOT NULL;`;

/** Adds the kinds to those whose refusals are journalled, or takes them out, and leaves what other migrations added as it is. */
const refusals = (from: string, to: string) => `
  DO $$ BEGIN EXECUTE replace(pg_get_functiondef('journal_refusal'::regproc), $from$${from}$from$, $to$${to}$to$); END $$;`;
const BEFORE = `asked_kind NOT IN (`;
const AFTER = `asked_kind NOT IN ('legislation', 'case_law', 'strategies', `;

const READERS: Role[] = ['contributor', 'focal_point', 'coordinator', 'donor', 'observer'];
const DELEGATION: Role[] = ['contributor', 'focal_point'];
const ENTRIES = {
  legislation: 'type, number, adopted_on, gazette, status',
  case_law: 'court, decided_on, parties_anonymised, facts, outcome, cooperation, article_ids',
  strategies: 'institution, starts_on, ends_on, theme_ids, summary',
};
const shown = (audiences: string) => `programme_id = ${PROGRAMME} AND phase = 'published' AND audience IN (${audiences})`;
const PARTICIPANTS = `'participants', 'donors', 'public'`;

/** Which entries a role may write: the focal point all of her State's, a contributor its drafts, the coordinator what the programme entered. */
const WRITERS: Partial<Record<Role, string>> = {
  focal_point: `programme_id = ${PROGRAMME} AND state_code = ${STATE} AND kept_by = 'state'`,
  contributor: `programme_id = ${PROGRAMME} AND state_code = ${STATE} AND kept_by = 'state' AND phase = 'draft'`,
  coordinator: `programme_id = ${PROGRAMME} AND kept_by = 'programme'`,
};
const writers = Object.entries(WRITERS) as [Role, string][];

const entryWalls = Object.entries(ENTRIES).flatMap(([table, columns]) => [
  closed(table),
  readable(table, {
    ...forRoles(DELEGATION, `programme_id = ${PROGRAMME} AND (state_code = ${STATE} OR (phase = 'published' AND audience IN (${PARTICIPANTS})))`),
    observer: shown(PARTICIPANTS),
    donor: shown(`'donors', 'public'`),
    coordinator: `programme_id = ${PROGRAMME} AND phase IN ('published', 'withdrawn')`,
  }),
  ...writers.flatMap(([role, own]) => {
    const written = `phase, audience, title, link, sherloc, source, ${columns}`;
    const key = table === 'legislation' ? ', import_key' : '';
    return [
      writable(table, 'INSERT', role, own, `(programme_id, state_code, kept_by, illustrative, created_by${key}, ${written})`),
      writable(table, 'UPDATE', role, own, `(${written}, row_version)`),
      ...(role === 'coordinator' ? [] : [writable(table, 'DELETE', role, `${own} AND phase = 'draft'`)]),
    ];
  }),
]);

const ofLaw = (condition: string) => `EXISTS (SELECT FROM legislation e WHERE e.id = legislation_id AND ${condition})`;
/** The entry that cites. */
const ofCiting = (condition: string) => `CASE WHEN by_legislation IS NOT NULL THEN EXISTS (SELECT FROM legislation e WHERE e.id = by_legislation AND ${condition})
  WHEN by_case IS NOT NULL THEN EXISTS (SELECT FROM case_law e WHERE e.id = by_case AND ${condition})
  ELSE EXISTS (SELECT FROM strategies e WHERE e.id = by_strategy AND ${condition}) END`;

const partWalls = [
  ...['legislation_articles', 'library_citations', 'library_passages'].map(closed),
  readable('legislation_articles', forRoles(READERS, ofLaw('true'))),
  readable('library_citations', forRoles(READERS, `${ofLaw('true')} AND ${ofCiting('true')}`)),
  ...writers.flatMap(([role, own]) => [
    writable('legislation_articles', 'INSERT', role, ofLaw(own)),
    writable('legislation_articles', 'UPDATE', role, ofLaw(own), '(article_id, provision, extract)'),
    writable('legislation_articles', 'DELETE', role, ofLaw(own)),
    writable('library_citations', 'INSERT', role, `${ofLaw('true')} AND ${ofCiting(own)}`),
    writable('library_citations', 'DELETE', role, ofCiting(own)),
  ]),
];

export class Library1764000000030 implements MigrationInterface {
  readonly name = 'Library1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of [TABLES, LIBRARY_TABLES, LIBRARY_FUNCTIONS, LIBRARY_TRIGGERS, refusals(BEFORE, AFTER), [...entryWalls, ...partWalls].join('\n')]) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(refusals(AFTER, BEFORE));
    await runner.query(`DROP VIEW library_texts, library_records; DROP TABLE library_passages, library_citations, legislation_articles, strategies, case_law, legislation; ${NO_LIBRARY_FUNCTIONS}`);
  }
}
