import type { APIRequestContext } from '@playwright/test';
import type { Account } from './journey.ts';
import { aJointAction, anAction, anOwnAction, aCommitment, aMeeting, anAuthority, aReport, aReportSubmission, aRound, anUpdate, aLibraryEntry, aQuestionnaire, aRecommendation } from './records.ts';

export interface PageToShow {
  name: string;
  /** Where it is, or how to find it out as the one who looks: the address of a record is not the same twice. */
  path: string | ((api: APIRequestContext) => Promise<string>);
  /** Who looks; nobody means before signing in. */
  seenBy: (Account | 'nobody')[];
}

const EVERYONE: Account[] = ['focal.ner', 'focal.mar', 'expert.ner', 'coordinator', 'donor', 'observer', 'admin'];

/** The pages of the portal, each as those see it who may. */
export const PAGES: PageToShow[] = [
  { name: 'sign-in', path: '/sign-in', seenBy: ['nobody'] },
  { name: 'home', path: '/', seenBy: EVERYONE },
  { name: 'recommendations', path: '/recommendations', seenBy: ['focal.mar', 'coordinator', 'donor'] },
  { name: 'commitments', path: '/commitments', seenBy: ['focal.mar', 'coordinator', 'donor'] },
  { name: 'recommendation', path: aRecommendation, seenBy: ['focal.ner', 'coordinator', 'donor'] },
  { name: 'new-recommendation', path: '/recommendations/new', seenBy: ['coordinator'] },
  { name: 'commitment', path: aCommitment, seenBy: ['focal.mar', 'coordinator', 'donor', 'observer'] },
  { name: 'commitment-edit', path: async (api) => `${await aCommitment(api)}/edit`, seenBy: ['focal.ner'] },
  { name: 'actions', path: '/actions', seenBy: ['focal.mar', 'coordinator', 'donor', 'observer'] },
  { name: 'action', path: anAction, seenBy: ['focal.ner', 'expert.ner', 'coordinator', 'donor'] },
  { name: 'joint-action', path: aJointAction, seenBy: ['focal.mar', 'focal.mli', 'coordinator', 'observer'] },
  { name: 'new-action', path: '/actions/new', seenBy: ['focal.mar', 'coordinator'] },
  { name: 'new-action-who', path: '/actions/new?step=who', seenBy: ['focal.mar', 'coordinator'] },
  { name: 'action-edit', path: async (api) => `${await anOwnAction(api)}/edit`, seenBy: ['focal.ner'] },
  { name: 'action-part', path: async (api) => `${await anOwnAction(api)}/part`, seenBy: ['focal.ner', 'focal.mar'] },
  { name: 'update', path: anUpdate, seenBy: ['focal.mli', 'focal.mar', 'expert.ner'] },
  { name: 'review', path: '/review', seenBy: ['coordinator'] },
  { name: 'import', path: '/imports', seenBy: ['coordinator'] },
  { name: 'overview', path: '/overview', seenBy: ['donor', 'focal.mar', 'coordinator'] },
  { name: 'delegation-file', path: '/delegation-file', seenBy: ['focal.ner', 'focal.mar'] },
  { name: 'delegation-file-of', path: '/delegation-file?state=MLI', seenBy: ['coordinator'] },
  { name: 'meetings', path: '/meetings', seenBy: ['observer'] },
  { name: 'meeting', path: aMeeting, seenBy: ['donor'] },
  { name: 'new-meeting', path: '/meetings/new', seenBy: ['coordinator'] },
  { name: 'timeline', path: '/timeline', seenBy: ['focal.ner', 'focal.mar', 'coordinator', 'donor'] },
  { name: 'calendar', path: '/calendar', seenBy: ['focal.ner', 'focal.mar', 'coordinator', 'donor'] },
  { name: 'holidays', path: '/calendar/holidays', seenBy: ['focal.ner', 'focal.mar'] },
  { name: 'timeline-by-institution', path: '/timeline?zoom=year&group=institution&state=NER', seenBy: ['coordinator', 'focal.mar'] },
  { name: 'authorities', path: '/competent-authorities', seenBy: ['focal.ner', 'focal.mar', 'coordinator', 'donor'] },
  { name: 'authority', path: anAuthority, seenBy: ['focal.ner', 'focal.mar', 'donor'] },
  { name: 'new-authority', path: '/competent-authorities/new', seenBy: ['focal.ner', 'focal.mar'] },
  { name: 'authority-edit', path: async (api) => `${await anAuthority(api)}/edit`, seenBy: ['focal.mli'] },
  { name: 'library', path: '/library', seenBy: ['focal.ner', 'focal.mar', 'coordinator', 'donor'] },
  { name: 'library-search', path: '/library?q=magistrat', seenBy: ['focal.mar', 'donor'] },
  { name: 'legislation', path: (api) => aLibraryEntry(api, 'legislation'), seenBy: ['focal.ner', 'focal.mar', 'donor'] },
  { name: 'case-law', path: (api) => aLibraryEntry(api, 'case-law'), seenBy: ['focal.mar', 'donor'] },
  { name: 'strategy', path: (api) => aLibraryEntry(api, 'strategies'), seenBy: ['focal.mli'] },
  { name: 'new-legislation', path: '/library/legislation/new', seenBy: ['expert.ner', 'coordinator'] },
  { name: 'new-case-law', path: '/library/case-law/new', seenBy: ['focal.mar'] },
  { name: 'new-strategy', path: '/library/strategies/new', seenBy: ['focal.ner'] },
  { name: 'legislation-edit', path: async (api) => `${await aLibraryEntry(api, 'legislation')}/edit`, seenBy: ['focal.ner'] },
  { name: 'library-import', path: '/library/import', seenBy: ['focal.mar', 'coordinator'] },
  { name: 'national-progress', path: '/national-progress', seenBy: ['focal.ner', 'focal.mar', 'coordinator', 'donor'] },
  { name: 'rounds', path: '/rounds', seenBy: ['focal.mar', 'coordinator'] },
  { name: 'round', path: aRound, seenBy: ['focal.ner', 'focal.mar', 'coordinator', 'donor'] },
  { name: 'new-round', path: '/rounds/new', seenBy: ['coordinator'] },
  { name: 'national-reports', path: '/national-reports', seenBy: ['focal.mar', 'coordinator', 'donor', 'observer'] },
  { name: 'national-report', path: aReport, seenBy: ['focal.ner', 'focal.mar', 'expert.ner'] },
  { name: 'national-report-read', path: async (api) => `${await aReport(api)}/read`, seenBy: ['focal.ner', 'focal.mar', 'expert.ner'] },
  { name: 'report-submission', path: aReportSubmission, seenBy: ['focal.mar', 'coordinator', 'donor'] },
  { name: 'report-submission-read', path: async (api) => `${await aReportSubmission(api)}/read`, seenBy: ['focal.mar', 'coordinator', 'donor'] },
  { name: 'profile', path: '/profile', seenBy: ['focal.ner', 'admin'] },
  { name: 'inbox', path: '/inbox', seenBy: ['focal.ner', 'focal.mar', 'coordinator', 'donor'] },
  { name: 'inbox-settings', path: '/inbox/settings', seenBy: ['focal.ner', 'focal.mar', 'admin'] },
  { name: 'reporting', path: '/reporting', seenBy: ['coordinator'] },
  { name: 'questionnaires', path: '/questionnaires', seenBy: ['coordinator', 'focal.mar'] },
  { name: 'questionnaire', path: aQuestionnaire, seenBy: ['coordinator', 'focal.mar', 'donor'] },
  { name: 'transposition', path: '/transposition', seenBy: ['coordinator', 'focal.mar', 'donor'] },
  { name: 'transposition-cell', path: '/transposition/NER/SOM-6', seenBy: ['focal.ner', 'focal.mar', 'donor'] },
  { name: 'compare', path: '/compare?states=MLI,NER&kind=article&key=SOM-6', seenBy: ['focal.mli', 'focal.mar', 'donor'] },
  { name: 'good-practices', path: '/good-practices', seenBy: ['focal.mli', 'focal.mar', 'coordinator'] },
  { name: 'needs', path: '/needs', seenBy: ['coordinator', 'focal.mar', 'donor'] },
  { name: 'handover', path: '/handover', seenBy: ['focal.mli', 'focal.mar', 'expert.ner', 'admin'] },
  { name: 'users', path: '/users', seenBy: ['admin'] },
  { name: 'forbidden', path: '/review', seenBy: ['donor'] },
  { name: 'not-found', path: '/no/such/page', seenBy: ['observer'] },
];
