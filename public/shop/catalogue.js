// The nine goods. Names, pictures and prices are read from the cards in index.html, so that they stand there only.

import { t } from "./dom.js";

/** What the page of a product says beyond its card. `goes` names what is shown below. */
const MORE = {
  notebook: {
    category: "Notebooks",
    goes: ["ink", "washi", "traveller"],
    facts: [
      ["A5, 148 × 210 mm; A6 for ¥48", "A5，148 × 210 mm；A6 为 ¥48"],
      ["192 pages, 100 g/m², dotted, lined, grid or blank", "192 页，100 克纸，点阵、横线、方格、空白"],
      ["Lies flat from the first page to the last", "从第一页到最后一页都能摊平"],
      ["Initials in gold, silver or blind for ¥20", "烫金、烫银或素压刻名 ¥20"],
    ],
  },
  "letter-set": {
    category: "Letters",
    goes: ["ink", "sealing-wax", "cards"],
    facts: [
      ["30 sheets, A5, cotton paper of 120 g/m²", "A5 信纸 30 张，120 克棉浆纸"],
      ["15 lined envelopes", "带衬里的信封 15 个"],
      ["Sized for fountain pens, both sides", "适合钢笔，可双面书写"],
    ],
  },
  cards: {
    category: "Letters",
    goes: ["sealing-wax", "letter-set", "washi"],
    facts: [
      ["Six cards, 350 g/m² cotton, with envelopes", "六张，350 克棉浆纸，配信封"],
      ["Printed one by one on our own press", "自家印刷机上一张一张印"],
      ["Blank inside", "内页空白"],
    ],
  },
  wrapping: {
    category: "Wrapping",
    goes: ["washi", "cards", "sealing-wax"],
    facts: [
      ["Three sheets, 50 × 70 cm, 90 g/m²", "三张，50 × 70 cm，90 克"],
      ["Recycled, without foil or coating", "再生纸，无覆膜、无烫印"],
      ["Rolled in a paper sleeve", "纸筒卷装"],
    ],
  },
  washi: {
    category: "Wrapping",
    goes: ["wrapping", "notebook", "cards"],
    facts: [
      ["Four rolls, 15 mm wide, 10 m long", "四卷，宽 15 mm，长 10 m"],
      ["Comes off paper, glass and painted walls", "纸、玻璃、刷漆墙面都能揭下"],
      ["Rice paper and natural glue", "和纸与天然胶"],
    ],
  },
  ink: {
    category: "Ink",
    goes: ["letter-set", "notebook", "sealing-wax"],
    facts: [
      ["30 ml glass bottle, twelve colours", "30 ml 玻璃瓶，十二色"],
      ["Dye-based and easy on pens; not waterproof", "染料墨水，不伤笔，不防水"],
      ["For envelopes: Lamp Black, which withstands water", "写信封请选防水的「灯烟黑」"],
    ],
  },
  calendar: {
    category: "Calendars",
    goes: ["washi", "notebook", "cards"],
    facts: [
      ["A3, 200 g/m², thirteen sheets", "A3，200 克，十三张"],
      ["Moon phases, lunar dates, public holidays", "月相、农历、法定节假日"],
      ["Weeks start on Monday", "每周从周一开始"],
    ],
  },
  traveller: {
    category: "Notebooks",
    goes: ["ink", "washi", "notebook"],
    facts: [
      ["Cover of washable paper, 110 × 210 mm", "水洗牛皮纸封套，110 × 210 mm"],
      ["One booklet of 64 pages; refills ¥28", "含一本 64 页内芯；替芯 ¥28"],
      ["Holds up to three booklets", "最多可装三本"],
    ],
  },
  "sealing-wax": {
    category: "Letters",
    goes: ["letter-set", "cards", "ink"],
    facts: [
      ["Two sticks of wax for about thirty seals", "两根火漆，约可封三十封"],
      ["Spoon, candle and a feather stamp", "熔勺、蜡烛和羽毛印章"],
      ["Survives the post, if it lies flat", "压平了寄，不怕碰"],
    ],
  },
};

/** A product by its id, or null. */
export function product(id) {
  if (!Object.hasOwn(MORE, id)) return null;
  const card = document.getElementById(id);
  // Names stand in both languages; the card's second word for screen readers is the button's.
  const here = (selector) => card.querySelector(t(`${selector}[lang="en"]`, `${selector}[lang="zh-Hans"]`));
  return {
    id,
    card,
    name: here("h3 span").textContent,
    text: here(".card-text > p").textContent,
    picture: here("img"),
    price: Number(card.querySelector(".add").getAttribute("data-price")),
    ...MORE[id],
  };
}
