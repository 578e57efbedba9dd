import { STATES } from './people.ts';

/** Provisions of one law. */
const PROVISIONS = 10;

const FRENCH = 'migrant trafic magistrat loi article peine amende emprisonnement frontière passeur victime enquête juge extradition entraide saisie confiscation document voyage autorité compétente coopération convention protocole infraction tentative complicité réseau organisation criminel transport hébergement séjour irrégulier étranger expulsion protection témoin tribunal procureur police gendarmerie douane navire pavillon mer retour réintégration formation information échange délai compétence procédure jugement condamnation récidive circonstance aggravante mineur'.split(' ');
const ENGLISH = 'migrant smuggling judge law article penalty fine imprisonment border smuggler victim investigation extradition assistance seizure confiscation document travel authority cooperation convention protocol offence attempt accomplice network organised criminal transport residence protection witness court prosecutor police customs vessel flag sea return training information exchange'.split(' ');
const ARABIC = 'المهاجرين تهريب القضاة القانون المادة عقوبة غرامة السجن الحدود المهرب الضحية التحقيق القاضي تسليم المساعدة الحجز المصادرة الوثيقة السفر السلطة المختصة التعاون الاتفاقية البروتوكول الجريمة الشروع الاشتراك الشبكة المنظمة الإجرامية النقل الإقامة الحماية الشاهد المحكمة النيابة الشرطة السفينة العلم البحر العودة التدريب'.split(' ');

const quoted = (words: readonly string[]) => `ARRAY[${words.map((word) => `'${word}'`).join(', ')}]`;
/** A text of so many words: those of a list stand in nearly every one, and one more in a few dozen of all. */
const text = (words: readonly string[], key: string, length: number) =>
  `(SELECT string_agg((${quoted(words)})[1 + floor(pow(pg_temp.roll(${key} || w), 1.8) * ${words.length})::integer], ' ') FROM generate_series(1, ${length}) w) || ' terme' || pg_temp.pick(${key}, 5000)`;
const version = (language: string, words: readonly string[], key: string, length: number) =>
  `jsonb_build_object('original', '${language}', 'versions', jsonb_build_object('${language}', jsonb_build_object('text', ${text(words, key, length)}, 'state', 'verified')))`;
const anyLanguage = (key: string, length: number) =>
  `CASE WHEN pg_temp.roll('language' || ${key}) < 0.7 THEN ${version('fr', FRENCH, key, length)} WHEN pg_temp.roll('language' || ${key}) < 0.85 THEN ${version('en', ENGLISH, key, length)} ELSE ${version('ar', ARABIC, key, length)} END`;

/** Laws of all States with so many extracts in all; of each State some are drafts, some for its delegation alone, a third for donors. */
export function library(extracts: number): string[] {
  const laws = Math.ceil(extracts / PROVISIONS);
  return [
    `INSERT INTO legislation (programme_id, state_code, phase, audience, title, type, number, adopted_on, status, illustrative)
    SELECT (SELECT id FROM programmes), (ARRAY[${STATES.map((state) => `'${state}'`).join(', ')}])[1 + n % ${STATES.length}], CASE WHEN n % 20 = 0 THEN 'draft' ELSE 'published' END,
      (ARRAY['delegation', 'participants', 'participants', 'donors', 'public', 'participants'])[1 + n % 6], ${anyLanguage(`'title' || n`, 9)}, 'law', (1960 + n % 60) || '-' || n, '1960-01-01'::date + n % 22000, 'in_force', true
    FROM generate_series(1, ${laws}) n`,
    `INSERT INTO legislation_articles (legislation_id, position, article_id, provision, extract)
    SELECT l.id, p, CASE WHEN p % 2 = 0 THEN 'SOM-' || 1 + pg_temp.pick(l.id::text || p, 25) ELSE 'UNTOC-' || 1 + pg_temp.pick(l.id::text || p, 41) END, 'art. ' || p, ${anyLanguage(`l.id::text || p`, 80)}
    FROM legislation l, generate_series(1, ${PROVISIONS}) p`,
  ];
}

/** What is looked for: words that stand in nearly everything, alone and together, and such as stand in next to nothing. */
export const SEARCHES = ['migrants', 'trafics magistrat', 'réintégrations récidive', 'judges', 'القضاة', 'قاضي مساعدة', 'mineure aggravantes', 'terme42', '1999-39'];
