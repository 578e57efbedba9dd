import { rememberPlace } from './place.ts';

function write(html: string): void {
  document.body.innerHTML = html;
}
const field = () => document.querySelector<HTMLTextAreaElement>('#narrative')!;

describe('the place where somebody was writing', () => {
  it('is the field and the selection in it, from whichever end it was made', () => {
    write('<textarea id="narrative">Le comité siège.</textarea><input id="password" />');
    field().focus();
    field().setSelectionRange(3, 9, 'backward');
    const goBack = rememberPlace(document);
    document.querySelector<HTMLInputElement>('#password')!.focus();
    field().setSelectionRange(0, 0);
    goBack();
    expect(document.activeElement).toBe(field());
    expect([field().selectionStart, field().selectionEnd, field().selectionDirection]).toEqual([3, 9, 'backward']);
  });

  it('is found again when the field was drawn anew, and left alone when it is gone', () => {
    write('<textarea id="narrative">Le comité siège.</textarea>');
    field().focus();
    field().setSelectionRange(5, 5);
    const goBack = rememberPlace(document);
    write('<textarea id="narrative">Le comité siège.</textarea>');
    goBack();
    expect([document.activeElement, field().selectionStart]).toEqual([field(), 5]);
    write('<p>Another page</p>');
    goBack();
    expect(document.activeElement).toBe(document.body);
  });

  it('may be a field without a caret, such as a choice', () => {
    write('<input type="checkbox" id="narrative" /><input id="password" />');
    document.getElementById('narrative')!.focus();
    const goBack = rememberPlace(document);
    document.querySelector<HTMLInputElement>('#password')!.focus();
    goBack();
    expect(document.activeElement?.id).toBe('narrative');
  });
});
