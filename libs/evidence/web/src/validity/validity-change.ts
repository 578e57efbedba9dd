import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { validityIssue, type Evidence } from '@suivi/evidence/domain';
import { Field, Icon, issueKeys } from '@suivi/shared/web';

/** Mends until when a piece of an open update is valid. */
@Component({
  selector: 'suivi-validity-change',
  imports: [TranslocoDirective, Field, Icon],
  template: `
    <ng-container *transloco="let t">
      @if (open()) {
        <suivi-field [label]="t('evidence.validity.until')" [for]="'validity-' + piece().id" [error]="issue() ? t(issueKey(issue()!)) : null">
          <input #day type="date" [id]="'validity-' + piece().id" [min]="piece().datedOn" [value]="piece().validUntil ?? ''" />
        </suivi-field>
        <div class="buttons">
          <button type="button" class="button button-small" [disabled]="busy()" (click)="save(day.value)">{{ t('evidence.validity.save') }}</button>
          <button type="button" class="button button-secondary button-small" (click)="close()">{{ t('evidence.form.cancel') }}</button>
        </div>
      } @else {
        <button type="button" class="button button-quiet" (click)="open.set(true)"><suivi-icon name="calendar" /> {{ t('evidence.validity.change') }}<span class="visually-hidden">{{ t('evidence.validity.of', { title: piece().title }) }}</span></button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      align-self: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ValidityChanger {
  readonly piece = input.required<Evidence>();
  readonly busy = input(false);
  readonly mended = output<Pick<Evidence, 'id' | 'validUntil'>>();
  protected readonly open = signal(false);
  private readonly tried = signal<string | null>(null);
  protected readonly issue = computed(() => validityIssue(this.piece().datedOn, this.tried()));
  protected readonly issueKey = issueKeys();

  protected save(day: string): void {
    this.tried.set(day || null);
    if (this.issue()) return;
    this.open.set(false);
    if (this.tried() !== this.piece().validUntil) this.mended.emit({ id: this.piece().id, validUntil: this.tried() });
  }

  protected close(): void {
    this.tried.set(null);
    this.open.set(false);
  }
}
