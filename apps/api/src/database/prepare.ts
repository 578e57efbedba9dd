import { filesDirOf, seedDemonstration } from '../demo/seed.ts';
import { asOwner, bringUp, openApiLogin, refuseForeignRoles } from './migrate.ts';
import { loadQuestionnaires } from './questionnaires.ts';
import { loadReference } from './reference.ts';
import { tidy } from './tidy.ts';

interface Preparation {
  ownerUrl: string;
  secret: string;
  dataDir: string;
  /** Given: the demonstration is laid out, its accounts having this password. */
  demoPassword: string | undefined;
}

/** Schema, reference data, demonstration, ready questionnaires and the API's login, in this order; returns the address under which the API connects. */
export function prepareDatabase({ ownerUrl, secret, dataDir, demoPassword }: Preparation): Promise<string> {
  return asOwner(ownerUrl, async (owner) => {
    await refuseForeignRoles(owner);
    await bringUp(owner);
    await loadReference(owner);
    if (demoPassword !== undefined) await seedDemonstration(owner, demoPassword, filesDirOf(dataDir));
    // A programme made before a questionnaire was shipped gets it now.
    await loadQuestionnaires(owner);
    await tidy(owner);
    return openApiLogin(owner, ownerUrl, secret);
  });
}
