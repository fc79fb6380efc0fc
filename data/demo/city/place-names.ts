import type { Text } from '../../model/text.ts';

export interface PlaceName {
  zh: string;
  pinyin: string;
}

/** Syllables that invented names of streets and places begin and end with. */
const first = `安an 柏bai 宝bao 碧bi 彩cai 长chang 朝chao 澄cheng 春chun 翠cui 丹dan 德de 东dong 芳fang 枫feng 福fu 高gao 古gu 光guang 广guang 桂gui 海hai 和he 红hong 虹hong 鸿hong 湖hu 华hua 槐huai 环huan 惠hui 吉ji 嘉jia 建jian 江jiang 锦jin 景jing 静jing 康kang 兰lan 澜lan 乐le 丽li 联lian 莲lian 临lin 凌ling 柳liu 龙long 绿lv 茂mao 梅mei 明ming 南nan 宁ning 平ping 清qing 庆qing 泉quan 仁ren 瑞rui 三san 山shan 尚shang 胜sheng 诗shi 石shi 书shu 双shuang 松song 泰tai 桃tao 天tian 桐tong 望wang 文wen 梧wu 溪xi 霞xia 仙xian 祥xiang 新xin 星xing 杏xing 秀xiu 学xue 雅ya 延yan 阳yang 银yin 迎ying 永yong 玉yu 园yuan 远yuan 月yue 云yun 泽ze 振zhen 正zheng 竹zhu 紫zi`;
const second = `安an 昌chang 城cheng 成cheng 川chuan 达da 德de 店dian 峰feng 枫feng 福fu 岗gang 港gang 谷gu 光guang 桂gui 和he 河he 荷he 鹤he 湖hu 花hua 华hua 嘉jia 江jiang 锦jin 井jing 康kang 乐le 里li 林lin 岭ling 柳liu 龙long 梅mei 民min 明ming 宁ning 平ping 坪ping 浦pu 桥qiao 庆qing 泉quan 荣rong 沙sha 山shan 胜sheng 石shi 水shui 松song 塔ta 泰tai 潭tan 塘tang 田tian 亭ting 湾wan 旺wang 文wen 武wu 溪xi 霞xia 祥xiang 兴xing 秀xiu 学xue 阳yang 业ye 义yi 园yuan 源yuan 苑yuan 月yue 云yun 泽ze 洲zhou 庄zhuang`;

/** Names that read like subdistricts, used before any that are put together. */
const curated = `玉河yu,he 鼓楼前gu,lou,qian 文昌阁wen,chang,ge 石坊shi,fang 槐荫huai,yin 望江亭wang,jiang,ting 柳浪liu,lang 澜桥lan,qiao 月塘yue,tang 东明dong,ming 芦荡lu,dang 莲湾lian,wan 白鹭bai,lu 梧溪wu,xi 松岗song,gang 云台yun,tai 青坪qing,ping 枫林渡feng,lin,du 双泉shuang,quan 竹园zhu,yuan 桂苑gui,yuan 锦屏jin,ping 桃李洲tao,li,zhou 银杏坡yin,xing,po 清源qing,yuan 临溪lin,xi 古渡gu,du 南荡nan,dang 紫竹zi,zhu 翠岭cui,ling 杏花井xing,hua,jing 福泽fu,ze 丹霞坪dan,xia,ping 三塘san,tang 龙潭坳long,tan,ao 泽湖ze,hu 晴川桥qing,chuan,qiao 雁落洲yan,luo,zhou 沙渚sha,zhu 仙塘xian,tang 凌云ling,yun 嘉禾jia,he 静安桥jing,an,qiao 春申渡chun,shen,du 碧沙bi,sha 海棠湾hai,tang,wan 梅岭岗mei,ling,gang 秀水xiu,shui 长荡chang,dang 永宁庄yong,ning,zhuang`;

function syllables(text: string): PlaceName[] {
  return text.split(' ').map((entry) => {
    const at = entry.search(/[a-z]/);
    return { zh: entry.slice(0, at), pinyin: entry.slice(at).replaceAll(',', ' ') };
  });
}

/** Names in an order of chance, each once: curated ones first where asked for, then two syllables put together. */
export function nameSource(random: () => number, withCurated: boolean): () => PlaceName {
  const heads = syllables(first);
  const tails = syllables(second);
  const used = new Set<string>();
  const ready = withCurated ? shuffle(syllables(curated), random) : [];
  return () => {
    for (let tries = 0; ; tries++) {
      // Where two syllables are used up, three.
      const lists = tries < triesOfTwo ? [heads, tails] : [heads, heads, tails];
      const parts = lists.map((list) => list[Math.floor(random() * list.length)]);
      const name = ready.pop() ?? {
        zh: parts.map(({ zh }) => zh).join(''),
        pinyin: parts.map(({ pinyin }) => pinyin).join(' '),
      };
      if (used.has(name.zh) || name.zh[0] === name.zh[1]) continue;
      const written = joined(name.pinyin);
      if (used.has(written)) continue;
      used.add(name.zh);
      used.add(written);
      return name;
    }
  };
}

const triesOfTwo = 60;

/** A copy in an order drawn from `random`. */
export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** `yu he` → `Yuhe`. */
export function joined(pinyin: string): string {
  const word = pinyin.replaceAll(' ', '').replaceAll('lv', 'lü');
  return word[0].toUpperCase() + word.slice(1);
}

/** A name with a Chinese suffix and the English word for it. */
export function named(name: PlaceName, zhSuffix: string, enSuffix: string): Text {
  return { zh: name.zh + zhSuffix, en: `${joined(name.pinyin)} ${enSuffix}`.trim() };
}
