import { Component, computed, DOCUMENT, inject, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { CalendarFeed, NewCalendarFeed } from '@suivi/access/domain';
import { Announcer, Api, ApiProblem, Dialog, Icon, LanguageStore, ProblemMessage } from '@suivi/shared/web';

const PATH = '/profile/calendar-feed';

/** The secret address under which one's own calendar program reads the deadlines: made, renewed and ended here, shown once. */
@Component({
  selector: 'suivi-calendar-feed',
  imports: [TranslocoDirective, Dialog, Icon, ProblemMessage],
  templateUrl: './calendar-feed.html',
})
export class CalendarFeedSection {
  private readonly api = inject(Api);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly navigator = inject(DOCUMENT).defaultView?.navigator;
  protected readonly language = inject(LanguageStore);

  private readonly loaded = resource({ loader: () => this.api.get<CalendarFeed>(PATH) });
  protected readonly known = computed(() => this.loaded.hasValue());
  protected readonly madeAt = computed(() => (this.loaded.hasValue() ? this.loaded.value().madeAt : null));
  protected readonly address = signal<string | null>(null);
  /** The scheme at which a device hands the address to its calendar. */
  protected readonly subscription = computed(() => this.address()?.replace(/^https?:/, 'webcal:') ?? null);
  protected readonly failure = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => this.failure() ?? (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  protected readonly busy = signal(false);
  protected readonly copied = signal(false);
  /** What is asked about once: both end the address that is in use. */
  protected readonly asked = signal<'renew' | 'remove' | null>(null);

  protected async make(): Promise<void> {
    await this.act('made', async () => {
      const { address, madeAt } = await this.api.post<NewCalendarFeed>(PATH);
      this.address.set(address);
      this.loaded.set({ madeAt });
    });
  }

  protected async remove(): Promise<void> {
    await this.act('removed', async () => {
      await this.api.delete(PATH);
      this.address.set(null);
      this.loaded.set({ madeAt: null });
    });
  }

  protected async copy(): Promise<void> {
    await this.navigator?.clipboard.writeText(this.address() ?? '').then(
      () => (this.copied.set(true), this.say('copied')),
      () => undefined,
    );
  }

  private async act(done: string, act: () => Promise<void>): Promise<void> {
    this.asked.set(null);
    this.failure.set(null);
    this.copied.set(false);
    this.busy.set(true);
    try {
      await act();
      this.say(done);
    } catch (error) {
      this.failure.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }

  private say(key: string): void {
    this.announcer.say(this.transloco.translate(`account.calendar_feed.${key}`));
  }
}
