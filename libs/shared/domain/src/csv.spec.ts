import { csvOf, separatorFor } from './csv.ts';

describe('a table as CSV', () => {
  it('begins with a byte order mark and ends every line', () => {
    expect(csvOf([['État', 'Mis en œuvre'], ['Mali', 3]], ';')).toBe('\uFEFFÉtat;Mis en œuvre\r\nMali;3\r\n');
  });

  it('quotes what would break the table', () => {
    expect(csvOf([['a,b', 'say "yes"', 'two\nlines', null]], ',')).toBe('\uFEFF"a,b","say ""yes""","two\nlines",\r\n');
    expect(csvOf([['a,b']], ';')).toBe('\uFEFFa,b\r\n');
  });

  it('lets no text be run as a formula, and leaves numbers alone', () => {
    expect(csvOf([['=1+1', '@x', '-2', -2]], ',')).toBe("\uFEFF'=1+1,'@x,'-2,-2\r\n");
  });

  it('separates as the language expects', () => {
    expect(['fr', 'en', 'ar'].map(separatorFor)).toEqual([';', ',', ',']);
  });
});
