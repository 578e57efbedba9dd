import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { TO_CONFIRM, type CompetentAuthority } from '@suivi/authorities/domain';
import { SessionStore } from '@suivi/access/web';
import { Icon, SuiviDate, TextView } from '@suivi/shared/web';

/** What the State has to confirm in the directory of competent authorities. */
@Component({
  selector: 'app-authorities-due',
  imports: [RouterLink, TranslocoDirective, Icon, SuiviDate, TextView],
  templateUrl: './authorities-due.html',
  styleUrl: '../lines.scss',
})
export class AuthoritiesDue {
  readonly authorities = input.required<readonly CompetentAuthority[]>();
  private readonly session = inject(SessionStore);
  protected readonly address = computed(() => ({ state: this.session.session()?.state?.code, standing: TO_CONFIRM }));
}
