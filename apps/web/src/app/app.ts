import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslatedEditor, TextView, Dialog, Pager, Field, ErrorSummary, AudiencePicker, Breadcrumb, ProblemMessage, Loading, StatusMark, PhaseMark } from '@suivi/shared/web';

@Component({ selector: 'app-root', imports: [RouterOutlet, TranslatedEditor], template: '<router-outlet />' })
export class App {}
export const x = [TranslatedEditor, TextView, Dialog, Pager, Field, ErrorSummary, AudiencePicker, Breadcrumb, ProblemMessage, Loading, StatusMark, PhaseMark];
