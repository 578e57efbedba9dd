import { afterRenderEffect, Component, computed, ElementRef, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../icon/icon.ts';

/** A field with its label, hint and error; `error` is a sentence. The control inside, of id `for`, is tied to all three. */
@Component({
  selector: 'suivi-field',
  imports: [TranslocoDirective, Icon],
  templateUrl: './field.html',
  host: { class: 'field', '[class.field-faulty]': '!!error()' },
})
export class Field {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly label = input.required<string>();
  readonly hint = input<string | null>();
  readonly error = input<string | null>();
  readonly for = input.required<string>();
  readonly optional = input(false);
  protected readonly hintId = computed(() => this.for() + '-hint');
  protected readonly errorId = computed(() => this.for() + '-error');

  constructor() {
    afterRenderEffect(() => {
      const faulty = Boolean(this.error());
      const control = this.host.nativeElement.querySelector(`[id="${this.for()}"]:is(input, select, textarea)`) ?? this.host.nativeElement.querySelector('input, select, textarea');
      if (!control) return;
      const own = [this.hintId(), this.errorId()];
      const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && !own.includes(id));
      const described = [this.hint() && this.hintId(), this.error() && this.errorId(), ...others].filter(Boolean).join(' ');
      if (described) control.setAttribute('aria-describedby', described);
      else control.removeAttribute('aria-describedby');
      if (faulty) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    });
  }
}
