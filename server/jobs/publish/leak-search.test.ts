import { describe, expect, it } from 'vitest';
import { leaksIn, searchableText } from './leak-search.ts';

const secret = (value: string) => [{ value, of: 'pipes P1' }];
const isFound = (text: string, value: string): boolean => leaksIn('x', text, secret(value)).length > 0;

describe('the search for what only the staff may know', () => {
  it.each([
    ['YS-0815', '{"id":"YS-0815"}'],
    ['26.783', '[26.783,1]'],
    ['欧阳测试', '联系欧阳测试同志'],
    ['13912345678', '电话13912345678（手机）'],
    ['Depot 1', 'see Depot 1.'],
  ])('finds %s in %s', (value, text) => {
    expect(isFound(text, value)).toBe(true);
  });

  it.each([
    ['26.783', '126.7834'],
    ['26.783', '26.7831'],
    ['YS-08', 'YS-0815'],
    ['S0101', 'xS0101y'],
  ])('does not find %s in %s, where it is part of another word', (value, text) => {
    expect(isFound(text, value)).toBe(false);
  });

  it('goes on after a part of another word, and says where it stands', () => {
    const [leak] = leaksIn('page', 'xYS-0815 and "YS-0815" there', secret('YS-0815'));
    expect(leak).toEqual({ value: 'YS-0815', of: 'pipes P1', where: 'page', around: 'xYS-0815 and "YS-0815" there' });
  });

  it('takes no latitude for a level', () => {
    const text = searchableText({ places: [{ at: [114.001, 29.811], bbox: [29.811], rings: [[29.811]], name: 'a' }] });
    expect(text).toBe('{"places":[{"name":"a"}]}');
  });
});
