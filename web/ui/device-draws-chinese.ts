/** Whether the device has a Chinese font. Without one two different ideographs come out as the same box, or as nothing. */
export function deviceDrawsChinese(): boolean {
  const draw = (letter: string): string => {
    const canvas = document.createElement('canvas');
    canvas.width = 24;
    canvas.height = 24;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return letter;
    context.font = '20px sans-serif';
    context.fillText(letter, 2, 20);
    return canvas.toDataURL();
  };
  return draw('\u57ce') !== draw('\u6d9d');
}
