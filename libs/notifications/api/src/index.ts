export { shownSql, type Cause } from './cause.ts';
export { installQueue } from './background/jobs.ts';
export { AT_A_TIME, Reminders } from './background/reminders.ts';
export { PORTAL_URL, reminderMail } from './mail/reminder-mail.ts';
export * from './notifications.module.ts';
