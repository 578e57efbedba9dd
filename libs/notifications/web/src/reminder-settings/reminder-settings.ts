import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { DELIVERIES, type Delivery, type ReminderSettings } from '@suivi/notifications/domain';
import { localeOf, type FieldIssue } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Breadcrumb, ErrorSummary, Field, fieldSentences, Icon, LanguageStore, Loading, ProblemMessage } from '@suivi/shared/web';
import { NotificationsApi } from '../notifications-api.ts';
import { timeZones } from './time-zones.ts';

/** How one wants to be told, kind by kind, when, and where one is. */
@Component({
  selector: 'suivi-reminder-settings',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, ErrorSummary, Field, Icon, Loading, ProblemMessage],
  templateUrl: './reminder-settings.html',
})
export class ReminderSettingsPage {
  private readonly api = inject(NotificationsApi);
  private readonly sessions = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly sentence = fieldSentences();
  protected readonly language = inject(LanguageStore);

  protected readonly loaded = resource({ loader: () => this.api.settings() });
  protected readonly kept = linkedSignal<ReminderSettings | null>(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly loadProblem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly stale = signal(false);
  protected readonly saved = signal(false);

  protected readonly deliveries = DELIVERIES;
  private readonly inUse = computed(() => this.kept()?.zoneInUse ?? null);
  protected readonly zones = computed(() => timeZones(this.language.language(), new Date(), this.inUse()));
  protected readonly zoneInUse = computed(() => this.zones().flatMap(({ zones }) => zones).find(({ id }) => id === this.inUse())?.name ?? '');
  protected readonly hours = Array.from({ length: 24 }, (_, hour) => hour);

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  /** 7 as "07:00", as the language writes it. */
  protected hourName(hour: number): string {
    return new Intl.DateTimeFormat(localeOf(this.language.language()), { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(Date.UTC(2020, 0, 1, hour));
  }

  protected async save(event: SubmitEvent, rowVersion: number): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const deliveries = Object.fromEntries((this.kept()?.kinds ?? []).map(({ kind }) => [kind, form.get(`delivery-${kind}`) as Delivery]));
    this.saved.set(false);
    this.stale.set(false);
    this.problem.set(null);
    this.issues.set([]);
    try {
      const saved = await this.api.saveSettings({ timeZone: String(form.get('time-zone')) || null, digestHour: Number(form.get('hour')), deliveries }, rowVersion);
      this.kept.set(saved);
      // From now on times on screen are told where she says she is.
      const session = this.sessions.session();
      if (session) this.sessions.set({ ...session, timeZone: saved.timeZone });
      this.saved.set(true);
      this.announcer.say(this.transloco.translate('notifications.settings.saved'));
    } catch (error) {
      this.refused(ApiProblem.from(error));
    }
  }

  private refused(problem: ApiProblem): void {
    if (problem.code === 'stale' && problem.current) {
      this.kept.set(problem.current as ReminderSettings);
      this.stale.set(true);
    } else if (problem.issues.length > 0) this.issues.set(problem.issues);
    else this.problem.set(problem);
  }
}
