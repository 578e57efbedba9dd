import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CompetentAuthority } from '@suivi/authorities/domain';
import { Icon } from '@suivi/shared/web';

/** One tap to call or to write: the line that answers day and night first. */
@Component({
  selector: 'suivi-reach',
  imports: [TranslocoDirective, Icon],
  templateUrl: './reach.html',
  styleUrl: './reach.scss',
})
export class Reach {
  readonly authority = input.required<Pick<CompetentAuthority, 'phones' | 'urgentPhone' | 'email'>>();
  /** Of the entry, so that who listens to the page knows whom a number calls. */
  readonly name = input.required<string>();
  protected readonly phones = computed(() => this.authority().phones);

  /** As a telephone dials it. */
  protected dialled(phone: string): string {
    return `tel:${phone.replace(/[^+\d]/g, '')}`;
  }
}
