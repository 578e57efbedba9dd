import { checkFields, dictionary, proposeFields, type FieldIssue } from '@suivi/shared/domain';
import { LEGISLATION_STATUSES, LEGISLATION_TYPES } from '../library.contract.ts';
import type { LibraryImportField, LibraryImportMapping } from './import.contract.ts';

/** What columns are called in French, English and Arabic. */
const COLUMN_NAMES = dictionary<LibraryImportField>([
  ['title', ['title', 'name', 'titre', 'intitulé', 'nom', 'العنوان', 'عنوان', 'الاسم']],
  ['state', ['state', 'country', 'iso3', 'état', 'pays', 'الدولة', 'البلد']],
  ['type', ['type', 'kind', 'nature', 'type of legislation', 'type de texte', 'النوع', 'نوع النص']],
  ['number', ['number', 'no', 'reference', 'numéro', 'n°', 'référence', 'الرقم', 'المرجع']],
  ['adoptedOn', ['adopted on', 'date', 'date of adoption', 'adoption date', "date d'adoption", 'adoptée le', 'adopté le', 'التاريخ', 'تاريخ الاعتماد']],
  ['gazette', ['gazette', 'official gazette', 'journal officiel', 'bulletin officiel', 'jo', 'bo', 'الجريدة الرسمية']],
  ['status', ['status', 'in force', 'statut', 'en vigueur', 'الحالة', 'النفاذ']],
  ['articles', ['articles', 'article', 'treaty article', 'treaty articles', 'article du traité', 'articles du traité', 'المادة', 'المواد', 'مواد المعاهدة']],
  ['provision', ['provision', 'section', 'national article', 'disposition', 'article national', 'article de la loi', 'الحكم', 'مادة القانون']],
  ['extract', ['extract', 'text', 'quotation', 'extrait', 'texte', 'citation', 'المقتطف', 'النص']],
  ['link', ['link', 'url', 'address', 'lien', 'adresse', 'الرابط']],
  ['sherloc', ['sherloc', 'sherloc link', 'lien sherloc', 'شيرلوك']],
  ['source', ['source', 'origine', 'المصدر']],
  ['externalId', ['id', 'external id', 'identifier', 'uuid', 'identifiant', 'المعرف']],
]);

/** Which field each column probably holds. */
export function proposeLibraryMapping(columns: readonly string[]): LibraryImportMapping {
  return proposeFields(columns, COLUMN_NAMES);
}

/** What keeps a mapping from being used at all: no law can do without title and State. */
export function checkLibraryMapping(columns: readonly string[], mapping: LibraryImportMapping): FieldIssue[] {
  return checkFields<LibraryImportField>(columns, mapping, ['title', 'state']);
}

/** What kinds of law are called; our own codes as well. */
export const TYPE_WORDS = dictionary<(typeof LEGISLATION_TYPES)[number]>([
  ...LEGISLATION_TYPES.map((type) => [type, [type]] as const),
  ['constitution', ['constitution', 'دستور', 'الدستور']],
  ['law', ['law', 'act', 'statute', 'loi', 'loi organique', 'dahir', 'قانون', 'ظهير']],
  ['ordinance', ['ordinance', 'ordonnance', 'أمر', 'مرسوم بقانون']],
  ['decree', ['decree', 'décret', 'مرسوم']],
  ['order', ['order', 'arrêté', 'قرار']],
  ['bilateral_agreement', ['bilateral agreement', 'agreement', 'accord bilatéral', 'accord', 'convention bilatérale', 'اتفاق ثنائي', 'اتفاقية ثنائية']],
  ['treaty_ratification', ['treaty ratification', 'ratification', 'ratification de traité', 'مصادقة', 'تصديق على معاهدة']],
  ['other', ['other', 'autre', 'أخرى', 'غير ذلك']],
]);

export const STATUS_WORDS = dictionary<(typeof LEGISLATION_STATUSES)[number]>([
  ...LEGISLATION_STATUSES.map((status) => [status, [status]] as const),
  ['in_force', ['in force', 'en vigueur', 'yes', 'oui', 'نافذ', 'ساري', 'ساري المفعول', 'نعم']],
  ['amended', ['amended', 'modifiée', 'modifié', 'معدل', 'معدّل']],
  ['repealed', ['repealed', 'abrogée', 'abrogé', 'ملغى', 'ملغي']],
]);
