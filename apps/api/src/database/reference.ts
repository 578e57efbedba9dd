import type { DataSource } from 'typeorm';
import articles from '../reference/articles.json' with { type: 'json' };
import authoritySubjects from '../reference/authority-subjects.json' with { type: 'json' };
import publicHolidays from '../reference/public-holidays.json' with { type: 'json' };
import sdgTargets from '../reference/sdg-targets.json' with { type: 'json' };
import states from '../reference/states.json' with { type: 'json' };
import taxonomies from '../reference/themes.json' with { type: 'json' };

interface ThemeRow {
  taxonomy: string;
  code: string;
  parent: string | null;
  name: unknown;
  position: number;
}

function themeRows(): ThemeRow[] {
  return taxonomies.flatMap((taxonomy) =>
    taxonomy.themes.flatMap((theme, position) => [
      { taxonomy: taxonomy.code, code: theme.code, parent: null, name: theme.name, position: position * 100 },
      ...theme.children.map((child, index) => ({ taxonomy: taxonomy.code, code: child.code, parent: theme.code, name: child.name, position: position * 100 + index + 1 })),
    ]),
  );
}

/** The time zone of a State that has only one; in the others people choose theirs. TypeScript does not know the question yet. */
function zoneOf(alpha2: string): string | null {
  const locale = new Intl.Locale('und', { region: alpha2 }) as Intl.Locale & { getTimeZones(): string[] | undefined };
  const [zone, ...others] = locale.getTimeZones() ?? [];
  return others.length === 0 ? (zone ?? null) : null;
}

/** Days whose rule counts moons are expected until the State has confirmed them. */
const LUNAR = /Muharram|Rabi|Ramadan|Shawwal|Hijjah/;

/** Sourced as docs/decisions/0014 says; a year of which a State keeps any day is the State's own. */
function holidayRows(): { state: string; day: string; name: unknown; expected: boolean }[] {
  const names = publicHolidays.names as Record<string, Record<string, string>>;
  return Object.entries(publicHolidays.days).flatMap(([state, rules]) =>
    Object.entries(rules).flatMap(([rule, days]) => {
      const versions = Object.fromEntries(Object.entries(names[rule] ?? {}).map(([language, text]) => [language, { text, state: 'verified' }]));
      return days.map((day) => ({ state, day, name: { original: 'fr', versions }, expected: LUNAR.test(rule) }));
    }),
  );
}

/** Brings States, public holidays, treaty articles, subjects of requests, SDG targets and themes to what this version ships; what an administrator added stays. */
export async function loadReference(owner: DataSource): Promise<void> {
  const themes = themeRows();
  await owner.transaction(async (manager) => {
    await manager.query(
      `INSERT INTO states (code, alpha2, time_zone) SELECT s.code, s.alpha2, CASE WHEN is_time_zone(s.zone) THEN s.zone END FROM jsonb_to_recordset($1) AS s(code text, alpha2 text, zone text)
      ON CONFLICT (code) DO UPDATE SET time_zone = EXCLUDED.time_zone WHERE states.time_zone IS NULL AND EXCLUDED.time_zone IS NOT NULL`,
      [JSON.stringify(states.map((state) => ({ ...state, zone: zoneOf(state.alpha2) })))],
    );
    await manager.query(
      `INSERT INTO treaty_articles SELECT * FROM jsonb_to_recordset($1) AS a(id text, instrument text, number integer, title jsonb) ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title WHERE treaty_articles.title <> EXCLUDED.title`,
      [JSON.stringify(articles)],
    );
    await manager.query(
      `INSERT INTO authority_subjects SELECT * FROM jsonb_to_recordset($1) AS s(code text, name jsonb, article_id text, paragraph integer, position integer)
      ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name WHERE authority_subjects.name <> EXCLUDED.name`,
      [JSON.stringify(authoritySubjects.map(({ code, name, article, paragraph }, position) => ({ code, name, article_id: article, paragraph, position })))],
    );
    await manager.query(
      `INSERT INTO sdg_targets SELECT * FROM jsonb_to_recordset($1) AS t(id text, goal integer, title jsonb) ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title WHERE sdg_targets.title <> EXCLUDED.title`,
      [JSON.stringify(sdgTargets)],
    );
    await manager.query(
      `INSERT INTO taxonomies (code, name, position) SELECT code, name, position FROM jsonb_to_recordset($1) AS x(code text, name jsonb, position integer) ON CONFLICT (code) DO NOTHING`,
      [JSON.stringify(taxonomies.map(({ code, name }, position) => ({ code, name, position })))],
    );
    await manager.query(
      `INSERT INTO public_holidays (state_code, on_date, name, expected) SELECT DISTINCT ON (h.state, h.day) h.state, h.day, h.name, h.expected FROM jsonb_to_recordset($1) AS h(state text, day date, name jsonb, expected boolean)
      WHERE NOT EXISTS (SELECT FROM public_holidays k WHERE k.state_code = h.state AND extract(year FROM k.on_date) = extract(year FROM h.day)) ORDER BY h.state, h.day, h.expected`,
      [JSON.stringify(holidayRows())],
    );
    for (const level of [themes.filter((theme) => theme.parent === null), themes.filter((theme) => theme.parent !== null)]) {
      await manager.query(
        `INSERT INTO themes (taxonomy_id, parent_id, code, name, position)
        SELECT x.id, p.id, t.code, t.name, t.position FROM jsonb_to_recordset($1) AS t(taxonomy text, code text, parent text, name jsonb, position integer)
        JOIN taxonomies x ON x.code = t.taxonomy LEFT JOIN themes p ON p.code = t.parent ON CONFLICT (code) DO NOTHING`,
        [JSON.stringify(level)],
      );
    }
  });
}
