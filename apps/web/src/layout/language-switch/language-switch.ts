import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { directionOf, LANGUAGES, type Language } from '@suivi/shared/domain';
import { ApiProblem, Announcer, LanguageStore } from '@suivi/shared/web';

/** The three languages, each by its own name. */
@Component({
  selector: 'app-language-switch',
  imports: [TranslocoDirective],
  templateUrl: './language-switch.html',
  styleUrl: './language-switch.scss',
})
export class LanguageSwitch {
  private readonly store = inject(LanguageStore);
  private readonly announcer = inject(Announcer);
  protected readonly languages = LANGUAGES.map((code) => ({ code, direction: directionOf(code) }));
  protected readonly current = this.store.language;

  protected async use(language: Language, name: string): Promise<void> {
    try {
      await this.store.use(language);
    } catch (error) {
      // Shown in the new language all the same when only the profile could not be reached.
      if (ApiProblem.from(error).code !== 'offline') throw error;
    }
    this.announcer.say(name);
  }
}
