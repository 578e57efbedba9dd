import { inject, provideAppInitializer, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { AppearanceStore, SessionStore } from '@suivi/access/web';
import { LanguageStore, PageMovement, PageTitle, provideLanguage, READER } from '@suivi/shared/web';
import { PortalReader } from '@suivi/states/web';
import { routes } from './app.routes.ts';
import { PortalWorker } from './offline/portal-worker.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideLanguage(),
    { provide: READER, useExisting: PortalReader },
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' })),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAppInitializer(() => {
      const language = inject(LanguageStore);
      const sessions = inject(SessionStore);
      inject(AppearanceStore);
      inject(PageMovement).start();
      inject(PortalWorker).start();
      return Promise.all([sessions.refresh(), language.start()]).then(() => language.start());
    }),
  ],
};
