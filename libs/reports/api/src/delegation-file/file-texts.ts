import type { Language } from '@suivi/shared/domain';
import type { Texts } from '@suivi/shared/api';
import firstAr from '../../../../shared/web/i18n/ar.json' with { type: 'json' };
import sharedAr from '../../../../shared/web/i18n/signed-in/ar.json' with { type: 'json' };
import firstEn from '../../../../shared/web/i18n/en.json' with { type: 'json' };
import sharedEn from '../../../../shared/web/i18n/signed-in/en.json' with { type: 'json' };
import firstFr from '../../../../shared/web/i18n/fr.json' with { type: 'json' };
import sharedFr from '../../../../shared/web/i18n/signed-in/fr.json' with { type: 'json' };
import ar from '../../../web/i18n/ar.json' with { type: 'json' };
import en from '../../../web/i18n/en.json' with { type: 'json' };
import fr from '../../../web/i18n/fr.json' with { type: 'json' };

/** The sentences of the screen, under the keys of the screen. */
export const FILE_TEXTS: Readonly<Record<Language, Texts>> = {
  fr: { ...firstFr, ...sharedFr, reports: fr },
  en: { ...firstEn, ...sharedEn, reports: en },
  ar: { ...firstAr, ...sharedAr, reports: ar },
};
