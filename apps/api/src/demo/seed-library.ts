import type { EntityManager } from 'typeorm';
import { DEMO, type DemoLibraryEntry } from './demo-data.ts';
import { ACTOR, type Deed } from './seed-history.ts';

const TABLES = { legislation: 'legislation', 'case-law': 'case_law', strategies: 'strategies' } as const;
const CITES_AS = { legislation: 'by_legislation', 'case-law': 'by_case', strategies: 'by_strategy' } as const;

/** The columns of an entry that are its own, beside those of every kind. */
function ownColumns(entry: DemoLibraryEntry): Record<string, unknown> {
  if (entry.kind === 'legislation') return { type: entry.type, number: entry.number, adopted_on: entry.adoptedOn, gazette: entry.gazette, status: entry.status };
  if (entry.kind === 'case-law') return { court: entry.court, decided_on: entry.decidedOn, parties_anonymised: true, facts: entry.facts, outcome: entry.outcome, cooperation: entry.cooperation, article_ids: entry.articleIds };
  return { institution: entry.institution, starts_on: entry.startsOn, ends_on: entry.endsOn, summary: entry.summary };
}

/** The library as it was filled: public laws by the coordinator, with their sources, and what is invented by one delegation. */
export function deedsOfLibrary(manager: EntityManager): Deed[] {
  const ids = new Map<string, string>();
  return DEMO.library.map((entry) => ({
    daysAgo: entry.daysAgo,
    by: entry.by,
    state: entry.state,
    run: async () => {
      const values = {
        state_code: entry.state,
        kept_by: entry.by === 'coordinator' ? 'programme' : 'state',
        phase: 'published',
        audience: entry.audience,
        title: entry.title,
        link: entry.link,
        sherloc: entry.sherloc,
        source: entry.source,
        illustrative: entry.illustrative,
        ...ownColumns(entry),
      };
      const [{ id }] = (await manager.query(
        `INSERT INTO ${TABLES[entry.kind]} (programme_id, created_by, ${Object.keys(values).join(', ')}) SELECT p.id, ${ACTOR}, ${Object.keys(values).map((_, index) => `$${index + 1}`).join(', ')} FROM programmes p RETURNING id`,
        Object.values(values),
      )) as [{ id: string }];
      ids.set(entry.key, id);
      for (const [index, { articleId, provision, extract }] of entry.articles.entries()) {
        await manager.query('INSERT INTO legislation_articles (legislation_id, position, article_id, provision, extract) VALUES ($1, $2, $3, $4, $5)', [id, index + 1, articleId, provision, extract]);
      }
      for (const { relation, key } of entry.citations) await manager.query(`INSERT INTO library_citations (${CITES_AS[entry.kind]}, relation, legislation_id) VALUES ($1, $2, $3)`, [id, relation, ids.get(key)]);
    },
  }));
}
