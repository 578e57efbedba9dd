import { inject, isDevMode, provideAppInitializer, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { AppearanceStore, SessionStore } from '@suivi/access/web';
import { LanguageStore, PageMovement, PageTitle, provideLanguage, READER } from '@suivi/shared/web';
import { PortalReader } from '@suivi/states/web';
import { routes } from './app.routes.ts';
import { workerScript } from './worker-script.ts';

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
      return Promise.all([sessions.refresh(), language.start()]).then(() => language.start());
    }),
    provideServiceWorker(workerScript(), { enabled: !isDevMode(), registrationStrategy: 'registerWhenStable:30000' }),
  ],
};
