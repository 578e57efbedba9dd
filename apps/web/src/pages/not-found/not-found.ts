import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** An address that leads nowhere. */
@Component({
  selector: 'app-not-found',
  imports: [RouterLink, TranslocoDirective],
  template: `<div *transloco="let t" class="page page-narrow"><h1>{{ t('not_found.title') }}</h1><p class="lead">{{ t('not_found.next') }}</p><p class="buttons"><a class="button" routerLink="/">{{ t('action.back_home') }}</a></p></div>`,
})
export class NotFound {}
