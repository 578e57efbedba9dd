import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { todayIn } from '@suivi/shared/domain';
import { Icon, LanguageStore, type SaveState } from '@suivi/shared/web';

/** Whether what is typed is safe, and where: with the portal, or so far on this device alone. */
@Component({
  selector: 'suivi-save-mark',
  imports: [Icon, TranslocoDirective],
  templateUrl: './save-mark.html',
  styleUrl: './save-mark.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SaveMark {
  readonly state = input.required<SaveState>();
  /** When the portal last acknowledged, ISO. */
  readonly savedAt = input.required<string>();
  readonly keptHere = input(true);
  private readonly language = inject(LanguageStore);

  protected readonly sentence = computed(() => {
    switch (this.state()) {
      case 'idle':
      case 'saved':
        return 'saved';
      case 'waiting':
      case 'saving':
        return 'saving';
      case 'offline':
        return this.keptHere() ? 'offline' : 'offline_unkept';
      default:
        return this.state();
    }
  });
  protected readonly calm = computed(() => ['saved', 'saving'].includes(this.sentence()));
  /** Of today the hour is enough. */
  protected readonly time = computed(() => {
    const saved = new Date(this.savedAt());
    const timeZone = this.language.timeZone();
    return todayIn(timeZone, saved) === todayIn(timeZone, new Date()) ? new Intl.DateTimeFormat(this.language.language(), { hour: '2-digit', minute: '2-digit', timeZone }).format(saved) : this.language.formatDate(this.savedAt(), 'time');
  });
}
