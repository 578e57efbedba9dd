import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { APPEARANCES, profileSchema, type Session } from '@suivi/access/domain';
import { LANGUAGES, type FieldIssue } from '@suivi/shared/domain';
import { Announcer, Api, ApiProblem, ErrorSummary, Field, fieldSentences, formIssues, Icon, LanguageStore, ProblemMessage, TextView } from '@suivi/shared/web';
import { CalendarFeedSection } from './calendar-feed/calendar-feed.ts';
import { PasswordChange } from './password-change/password-change.ts';
import { SessionStore } from '../session/session-store.ts';

type ProfileContent = Pick<Session['user'], 'name' | 'language' | 'appearance'>;

/** Who one is here, in which language and how the portal looks, and the password. */
@Component({
  selector: 'suivi-profile',
  imports: [FormField, RouterLink, TranslocoDirective, CalendarFeedSection, ErrorSummary, Field, Icon, PasswordChange, ProblemMessage, TextView],
  templateUrl: './profile.html',
})
export class Profile {
  private readonly api = inject(Api);
  private readonly sessions = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  protected readonly language = inject(LanguageStore);
  private readonly sentence = fieldSentences();

  protected readonly session = this.sessions.session;
  protected readonly hasCalendar = computed(() => this.sessions.can('calendar_feed.keep'));
  protected readonly languages = LANGUAGES;
  protected readonly appearances = APPEARANCES;
  private readonly model = linkedSignal<ProfileContent>(() => {
    const user = this.session()?.user;
    return { name: user?.name ?? '', language: user?.language ?? 'fr', appearance: user?.appearance ?? 'system' };
  });
  protected readonly form = form(this.model, (profile) => validateStandardSchema(profile, profileSchema));
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly saved = signal(false);

  protected errorOf(field: keyof ProfileContent): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.saved.set(false);
    this.problem.set(null);
    this.issues.set(formIssues(this.form));
    if (this.issues().length > 0) return;
    try {
      this.sessions.set(await this.api.patch<Session>('/profile', this.model()));
      await this.language.start();
      this.saved.set(true);
      this.announcer.say(this.transloco.translate('access.profile.saved'));
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.issues.set(problem.issues);
      if (problem.issues.length === 0) this.problem.set(problem);
    }
  }
}
