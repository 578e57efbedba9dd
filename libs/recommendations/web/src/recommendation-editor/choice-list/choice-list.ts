import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@suivi/shared/web';

/** Several things out of a long list: picked one by one from a native select, shown as tags that can be taken away. */
@Component({
  selector: 'suivi-choice-list',
  imports: [Icon, TranslocoDirective],
  templateUrl: './choice-list.html',
  styleUrl: './choice-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChoiceList {
  readonly id = input.required<string>();
  readonly choices = input.required<readonly { id: string; name: string }[]>();
  readonly value = model.required<string[]>();
  protected readonly chosen = computed(() => this.choices().filter(({ id }) => this.value().includes(id)));
  protected readonly left = computed(() => this.choices().filter(({ id }) => !this.value().includes(id)));

  protected pick(select: HTMLSelectElement): void {
    const id = select.value;
    select.value = '';
    if (id) this.value.update((value) => [...value, id]);
  }

  protected remove(id: string): void {
    this.value.update((value) => value.filter((each) => each !== id));
  }
}
