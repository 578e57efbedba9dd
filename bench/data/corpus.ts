/** Texts of realistic length in the three languages, made from a seed: the same seed gives the same words on every machine. */

type Language = 'fr' | 'en' | 'ar';

export interface CorpusRow {
  kind: 'title' | 'text' | 'narrative' | 'challenges' | 'comment';
  n: number;
  body: unknown;
}

const SIZES = { title: 600, text: 600, narrative: 1_200, challenges: 400, comment: 120 } as const;
/** Sentences per text, least and most. */
const SENTENCES = { text: [2, 5], narrative: [1, 8], challenges: [1, 4] } as const;

const PARTS: Record<Language, readonly [readonly string[], readonly string[], readonly string[], readonly string[]]> = {
  fr: [
    ['Le comité interministériel', 'La direction de la police judiciaire', 'Le ministère de la justice', 'L’agence nationale', 'Le parquet spécialisé', 'La police des frontières', 'Le point focal', 'L’école de la magistrature'],
    ['a adopté', 'prépare', 'a transmis au gouvernement', 'met à l’essai', 'a présenté aux partenaires', 'a étendu à trois régions', 'révise', 'a reporté'],
    ['le projet de loi sur le trafic illicite de migrants', 'une procédure d’entraide judiciaire', 'le plan d’action national', 'la formation des enquêteurs', 'un registre commun des affaires', 'le protocole d’assistance aux personnes migrantes', 'l’échange d’informations avec les États voisins', 'la saisie des avoirs issus du trafic'],
    ['au premier trimestre.', 'avec l’appui du programme.', 'après deux réunions techniques.', 'sans crédits supplémentaires.', 'conformément à l’article 6 du Protocole.', 'dans le délai convenu.', 'en attendant l’avis du parlement.', 'pour les postes frontière du nord.'],
  ],
  en: [
    ['The inter-ministerial committee', 'The criminal investigation department', 'The Ministry of Justice', 'The national agency', 'The specialized prosecution', 'The border police', 'The focal point', 'The judicial academy'],
    ['has adopted', 'is preparing', 'has sent to the government', 'is trying out', 'has presented to partners', 'has extended to three regions', 'is revising', 'has put off'],
    ['the bill on the smuggling of migrants', 'a procedure for mutual legal assistance', 'the national plan of action', 'the training of investigators', 'a common register of cases', 'the protocol on assistance to migrants', 'the exchange of information with neighbouring States', 'the seizure of proceeds of smuggling'],
    ['in the first quarter.', 'with the support of the programme.', 'after two technical meetings.', 'without additional funds.', 'in accordance with article 6 of the Protocol.', 'within the agreed time.', 'pending the opinion of parliament.', 'for the border posts in the north.'],
  ],
  ar: [
    ['اللجنة الوزارية المشتركة', 'مديرية الشرطة القضائية', 'وزارة العدل', 'الوكالة الوطنية', 'النيابة المتخصصة', 'شرطة الحدود', 'جهة الاتصال', 'معهد القضاء'],
    ['اعتمدت', 'تُعِدّ', 'أحالت إلى الحكومة', 'تجرّب', 'عرضت على الشركاء', 'وسّعت إلى ثلاث جهات', 'تراجع', 'أجّلت'],
    ['مشروع قانون تهريب المهاجرين', 'إجراء المساعدة القانونية المتبادلة', 'خطة العمل الوطنية', 'تدريب المحققين', 'سجلاً مشتركاً للقضايا', 'بروتوكول مساعدة المهاجرين', 'تبادل المعلومات مع الدول المجاورة', 'حجز عائدات التهريب'],
    ['في الفصل الأول.', 'بدعم من البرنامج.', 'بعد اجتماعين فنيين.', 'دون اعتمادات إضافية.', 'وفقاً للمادة 6 من البروتوكول.', 'في الأجل المتفق عليه.', 'في انتظار رأي البرلمان.', 'لمراكز الحدود في الشمال.'],
  ],
};

/** Mulberry32: a small seeded generator of numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** All rows of the corpus; adopted texts in three languages, what States write in one or two. */
export function corpus(seed: number): CorpusRow[] {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const between = ([least, most]: readonly [number, number]) => least + below(most - least + 1);
  /** The same choices in several languages: a translation, not another text. */
  const choices = (sentences: number) => Array.from({ length: sentences }, () => [below(8), below(8), below(8), below(8)] as const);
  const sentence = (language: Language, [who, does, what, how]: readonly [number, number, number, number]) => {
    const [subjects, verbs, objects, circumstances] = PARTS[language];
    return `${subjects[who]} ${verbs[does]} ${objects[what]} ${circumstances[how]}`;
  };
  const translated = (original: Language, translations: readonly Language[], write: (language: Language) => string) => ({
    original,
    versions: Object.fromEntries([original, ...translations].map((language) => [language, { text: write(language), state: language === original || random() < 0.6 ? 'verified' : 'draft' }])),
  });
  const original = (): Language => (random() < 0.6 ? 'fr' : random() < 0.6 ? 'en' : 'ar');

  const make = {
    title() {
      const chosen = choices(1)[0] ?? ([0, 0, 0, 0] as const);
      return translated('fr', ['en', 'ar'], (language) => `${PARTS[language][2][chosen[2]]} ${PARTS[language][3][chosen[3]]?.slice(0, -1)}`);
    },
    text() {
      const chosen = choices(between(SENTENCES.text));
      return translated('fr', ['en', 'ar'], (language) => chosen.map((one) => sentence(language, one)).join(' '));
    },
    narrative: () => ofState(between(SENTENCES.narrative)),
    challenges: () => ofState(between(SENTENCES.challenges)),
    comment: () => sentence('fr', choices(1)[0] ?? [0, 0, 0, 0]),
  };
  function ofState(sentences: number) {
    const chosen = choices(sentences);
    const language = original();
    return translated(language, language !== 'en' && random() < 0.25 ? ['en'] : [], (one) => chosen.map((parts) => sentence(one, parts)).join(' '));
  }
  return Object.entries(SIZES).flatMap(([kind, size]) => Array.from({ length: size }, (_, n): CorpusRow => ({ kind: kind as CorpusRow['kind'], n, body: make[kind as CorpusRow['kind']]() })));
}

/** How many texts there are of each kind, for picking one by number. */
export const CORPUS_SIZES = SIZES;
