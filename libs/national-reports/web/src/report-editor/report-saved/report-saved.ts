import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, LanguageStore, type SaveState } from '@suivi/shared/web';

/** Whether what is typed is safe, and where: with the portal, or so far on this device alone. */
@Component({
  selector: 'suivi-report-saved',
  imports: [TranslocoDirective, Icon],
  template: `
    <p role="status" [class.unsaved]="!calm()" *transloco="let t"><suivi-icon [name]="calm() ? 'check' : 'warning'" />{{ t('rounds.saved.' + sentence(), { time: time() }) }}</p>
  `,
  styleUrl: './report-saved.scss',
})
export class ReportSaved {
  readonly state = input.required<SaveState>();
  /** When the portal last acknowledged, ISO. */
  readonly savedAt = input.required<string>();
  /** Whether the device itself keeps what is typed. */
  readonly keptHere = input(true);
  private readonly language = inject(LanguageStore);
  protected readonly sentence = computed(() => {
    const state = this.state();
    if (state === 'idle' || state === 'saved') return 'saved';
    if (state === 'waiting' || state === 'saving') return 'saving';
    return state === 'offline' && !this.keptHere() ? 'offline_unkept' : state;
  });
  protected readonly calm = computed(() => this.sentence() === 'saved' || this.sentence() === 'saving');
  protected readonly time = computed(() => this.language.formatDate(this.savedAt(), 'time'));
}
