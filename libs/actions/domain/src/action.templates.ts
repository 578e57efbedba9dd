import type { TranslatedText } from '@suivi/shared/domain';

export const ACTION_TEMPLATES = ['law', 'training', 'joint_commission', 'information_exchange', 'equipment'] as const;
export type ActionTemplate = (typeof ACTION_TEMPLATES)[number];

interface Template {
  title: TranslatedText;
  text: TranslatedText;
  milestones: { title: TranslatedText; weight: number }[];
}

/** A text that the portal brings along, read and agreed in its three languages. */
const text = (fr: string, en: string, ar: string): TranslatedText => ({
  original: 'fr',
  versions: { fr: { text: fr, state: 'verified' }, en: { text: en, state: 'verified' }, ar: { text: ar, state: 'verified' } },
});
const step = (weight: number, fr: string, en: string, ar: string) => ({ title: text(fr, en, ar), weight });

/** The usual follow-up actions, to begin from: whoever proposes one rewrites what she needs. */
export const TEMPLATES: Record<ActionTemplate, Template> = {
  law: {
    title: text('Faire adopter un texte de loi ou un décret', 'Have a law or decree adopted', 'العمل على اعتماد قانون أو مرسوم'),
    text: text(
      'Rédiger le projet de texte, le soumettre au gouvernement puis, s’il s’agit d’une loi, au parlement, et le publier au journal officiel.',
      'Draft the text, submit it to the government and, for a law, to parliament, and publish it in the official gazette.',
      'إعداد مشروع النص وعرضه على الحكومة، ثم على البرلمان إذا كان قانونًا، ونشره في الجريدة الرسمية.',
    ),
    milestones: [
      step(20, 'Avant-projet rédigé', 'Preliminary draft written', 'إعداد المسودة الأولية'),
      step(20, 'Institutions concernées consultées', 'Institutions concerned consulted', 'استشارة المؤسسات المعنية'),
      step(20, 'Projet soumis au gouvernement', 'Bill submitted to the government', 'عرض المشروع على الحكومة'),
      step(30, 'Texte adopté', 'Text adopted', 'اعتماد النص'),
      step(10, 'Texte publié', 'Text published', 'نشر النص'),
    ],
  },
  training: {
    title: text('Former des magistrats, des enquêteurs ou des agents', 'Train magistrates, investigators or officers', 'تدريب قضاة أو محققين أو أعوان'),
    text: text(
      'Préparer le programme et les formateurs, tenir les sessions, puis évaluer ce que les participantes et participants en ont retenu.',
      'Prepare the programme and the trainers, hold the sessions, then assess what participants have kept of them.',
      'إعداد البرنامج والمدربين وعقد الدورات ثم تقييم ما استفاده المشاركون والمشاركات.',
    ),
    milestones: [
      step(25, 'Programme et formateurs retenus', 'Programme and trainers chosen', 'اعتماد البرنامج واختيار المدربين'),
      step(50, 'Sessions tenues', 'Sessions held', 'عقد الدورات'),
      step(25, 'Évaluation faite', 'Assessment made', 'إنجاز التقييم'),
    ],
  },
  joint_commission: {
    title: text('Réunir une commission mixte', 'Convene a joint commission', 'عقد لجنة مشتركة'),
    text: text(
      'Désigner les membres, arrêter un règlement et un ordre du jour communs, tenir la réunion et en suivre le relevé de conclusions.',
      'Appoint the members, agree rules and an agenda, hold the meeting and follow up its conclusions.',
      'تعيين الأعضاء والاتفاق على نظام داخلي وجدول أعمال مشتركين وعقد الاجتماع ومتابعة استنتاجاته.',
    ),
    milestones: [
      step(20, 'Membres désignés', 'Members appointed', 'تعيين الأعضاء'),
      step(20, 'Règlement et ordre du jour arrêtés', 'Rules and agenda agreed', 'الاتفاق على النظام الداخلي وجدول الأعمال'),
      step(40, 'Réunion tenue', 'Meeting held', 'عقد الاجتماع'),
      step(20, 'Relevé de conclusions transmis', 'Conclusions circulated', 'توزيع الاستنتاجات'),
    ],
  },
  information_exchange: {
    title: text('Organiser l’échange d’informations entre services', 'Set up the exchange of information between services', 'تنظيم تبادل المعلومات بين الأجهزة'),
    text: text(
      'Désigner des points de contact, convenir d’un protocole et d’un canal sûr, puis vérifier par un premier échange réel que le circuit fonctionne.',
      'Name contact points, agree a protocol and a secure channel, then check by a first real exchange that it works.',
      'تعيين نقاط اتصال والاتفاق على بروتوكول وقناة آمنة ثم التحقق من نجاح المسار بتبادل فعلي أول.',
    ),
    milestones: [
      step(25, 'Points de contact désignés', 'Contact points named', 'تعيين نقاط الاتصال'),
      step(35, 'Protocole signé', 'Protocol signed', 'توقيع البروتوكول'),
      step(20, 'Canal sûr en service', 'Secure channel in service', 'تشغيل القناة الآمنة'),
      step(20, 'Premier échange réalisé', 'First exchange made', 'إجراء أول تبادل'),
    ],
  },
  equipment: {
    title: text('Équiper un service', 'Equip a service', 'تجهيز مصلحة'),
    text: text(
      'Établir le besoin, trouver le financement, acquérir le matériel, le mettre en service et former celles et ceux qui l’utilisent.',
      'Establish the need, find the funding, acquire the equipment, put it into service and train those who use it.',
      'تحديد الحاجة وتوفير التمويل واقتناء المعدات وتشغيلها وتدريب مستخدميها.',
    ),
    milestones: [
      step(15, 'Besoin établi', 'Need established', 'تحديد الحاجة'),
      step(25, 'Financement acquis', 'Funding secured', 'توفير التمويل'),
      step(30, 'Matériel livré', 'Equipment delivered', 'تسليم المعدات'),
      step(30, 'Matériel en service, utilisateurs formés', 'Equipment in service, users trained', 'تشغيل المعدات وتدريب المستخدمين'),
    ],
  },
};
