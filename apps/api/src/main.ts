import 'reflect-metadata';
import { Reminders } from '@suivi/notifications/api';
import { createApp } from './create-app.ts';
import { openDataFolder } from './data-folder.ts';
import { prepareDatabase } from './database/prepare.ts';
import { firstAdmin } from './first-admin.ts';
import { createLog } from './log.ts';
import { publicUrlOf, readSettings, UnusableSettings } from './settings.ts';

const logger = createLog();

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const [command, ...args] = process.argv.slice(2);
  if (command === 'first-admin') {
    process.stdout.write(`Open this link within 10 days to choose a name and a password; it works once:\n${await firstAdmin(args, settings, process.env)}\n`);
    return;
  }
  const dataDir = openDataFolder(settings.SUIVI_DATA_DIR);
  const demoPassword = settings.SUIVI_DEMO === 'on' ? settings.SUIVI_DEMO_PASSWORD : undefined;
  const apiUrl = await prepareDatabase({ ownerUrl: settings.DATABASE_URL, secret: settings.SUIVI_SECRET, dataDir, demoPassword });
  const app = await createApp({ apiUrl, dataDir, logger, webDir: settings.SUIVI_WEB_DIR, trustProxy: settings.SUIVI_TRUST_PROXY === 'on', publicUrl: publicUrlOf(settings), smtpUrl: settings.SMTP_URL, mailFrom: settings.SUIVI_MAIL_FROM });
  await app.listen(settings.PORT, settings.HOST);
  logger.info({ port: settings.PORT }, 'the portal is listening');
  if (settings.SUIVI_REMINDERS === 'on') await app.get(Reminders).start();
}

main().catch((error: unknown) => {
  if (error instanceof UnusableSettings) process.stderr.write(`${error.message}\n`);
  else logger.fatal({ err: error }, 'the portal could not start');
  process.exit(error instanceof UnusableSettings ? 78 : 1);
});
