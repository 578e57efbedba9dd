import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** A page that the role of who is signed in does not open. */
@Component({
  selector: 'app-forbidden',
  imports: [RouterLink, TranslocoDirective],
  template: `<div *transloco="let t" class="page page-narrow"><h1>{{ t('forbidden.title') }}</h1><p class="lead">{{ t('forbidden.next') }}</p><p class="buttons"><a class="button" routerLink="/">{{ t('action.back_home') }}</a></p></div>`,
})
export class Forbidden {}
