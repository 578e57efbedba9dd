import type { Language } from '@suivi/shared/domain';
import type { Texts } from '@suivi/shared/api';
import sharedAr from '../../../../shared/web/i18n/ar.json' with { type: 'json' };
import sharedEn from '../../../../shared/web/i18n/en.json' with { type: 'json' };
import sharedFr from '../../../../shared/web/i18n/fr.json' with { type: 'json' };
import ar from '../../../web/i18n/ar.json' with { type: 'json' };
import en from '../../../web/i18n/en.json' with { type: 'json' };
import fr from '../../../web/i18n/fr.json' with { type: 'json' };

/** The sentences of the screen, under the keys of the screen. */
export const FILE_TEXTS: Readonly<Record<Language, Texts>> = {
  fr: { ...sharedFr, reports: fr },
  en: { ...sharedEn, reports: en },
  ar: { ...sharedAr, reports: ar },
};
