import type { ProductLine } from "./content";

export const NOTEBOOK: ProductLine = {
  letter: "N",
  noun: "笔记本",
  category: "电脑",
  warranty_months: 24,
  price: 5999,
  models: [
    { code: "CG-N13 笔记本", name: "轻薄本 13 英寸", units_sold: 2400 },
    { code: "CG-N14 笔记本", name: "商务本 14 英寸", units_sold: 3800 },
    { code: "CG-N16 笔记本", name: "高性能本 16 英寸", units_sold: 1600 },
  ],
  scenes: ["门店收银，外接两台打印机", "学生，宿舍使用", "设计制图，长时间高负载"],
  faults: [
    {
      category: "无法开机",
      type: "hardware",
      impact: "main_function",
      ways: ["carry_in", "mail_in", "pickup_repair"],
      descriptions: ["按电源键无反应，充电灯不亮", "进水后不开机，已倒置晾两天"],
      words: ["里面有论文，数据千万别丢", "咖啡洒上去了，是我不好"],
      tried: ["长按电源键 30 秒，更换充电器", "吹风机吹过，仍不开机"],
      causes: [
        {
          cause: "主板供电芯片短路",
          plan: "更换主板，保留硬盘数据",
          work: "更换主板，拷机 2 小时，硬盘数据完整",
          result: "开机正常，数据完整，客户开机核对",
          part: "N-MB14",
        },
        {
          cause: "电池保护板锁死",
          plan: "更换电池并校准",
          work: "更换电池，充放电校准一次",
          result: "开机与充电正常，续航 7.5 小时",
          part: "N-BT56",
        },
      ],
    },
    {
      category: "屏幕竖线",
      type: "hardware",
      impact: "partial",
      ways: ["carry_in", "mail_in"],
      descriptions: ["右侧竖线，屏幕组件在途", "开合到 90° 出现一条绿线"],
      words: ["角度一变就好，合上再开又有"],
      tried: ["外接显示器正常"],
      causes: [
        {
          cause: "屏线转轴处磨损",
          plan: "更换屏幕组件（含屏线）",
          work: "更换屏幕组件，开合测试 50 次，无坏点",
          result: "显示正常，开合 50 次未复现",
          part: "N-SC14",
        },
      ],
    },
    {
      category: "过热关机",
      type: "hardware",
      impact: "partial",
      ways: ["carry_in"],
      descriptions: ["玩游戏 20 分钟自动关机", "风扇狂转，键盘烫手"],
      words: ["夏天根本没法放腿上"],
      tried: ["清理出风口灰尘，垫高使用"],
      causes: [
        {
          cause: "散热风扇轴承磨损，硅脂干涸",
          plan: "更换风扇，重涂硅脂",
          work: "更换散热风扇，重涂硅脂，满载 40 分钟最高 82 ℃",
          result: "温度恢复正常，未再自动关机",
          part: "N-FN03",
        },
      ],
    },
    {
      category: "系统故障",
      type: "software",
      impact: "partial",
      ways: ["remote", "carry_in"],
      descriptions: ["更新后反复进入修复界面", "收银外设无法配对，打印错位"],
      words: ["门口排着队呢，收不了银", "点了更新就回不来了"],
      tried: ["重启三次，仍进修复界面"],
      causes: [
        {
          cause: "系统更新与旧驱动冲突",
          plan: "卸载更新，重装驱动",
          work: "卸载更新，安装打印与串口驱动，试打小票 5 张",
          result: "系统恢复，外设工作正常；说明如何暂停更新",
        },
      ],
    },
  ],
  questions: [
    {
      description: "收银外设无法配对，咨询接线顺序",
      words: "说明书看不懂",
      answer: "电话指导先装驱动再接线，钱箱与打印机均识别，已完成",
    },
    {
      description: "咨询内存能否自己加装、影不影响保修",
      words: "网上买了内存条，怕装坏",
      answer: "说明可加装至 32 GB，按规范操作不影响整机保修，发送图解",
    },
  ],
};

export const PHONE: ProductLine = {
  letter: "P",
  noun: "手机",
  category: "手机",
  warranty_months: 12,
  price: 2999,
  models: [
    { code: "CG-P6 手机", name: "青春版 128 GB", units_sold: 8800 },
    { code: "CG-P8 手机", name: "标准版 256 GB", units_sold: 6400 },
    { code: "CG-P8X 手机", name: "影像版 512 GB", units_sold: 2900 },
  ],
  scenes: ["日常使用，戴壳", "外卖骑手，长时间导航", "老人使用"],
  faults: [
    {
      category: "电池不耐用",
      type: "hardware",
      impact: "partial",
      ways: ["carry_in", "mail_in"],
      descriptions: ["电量 40 % 自动关机", "一天充三次，后盖略鼓"],
      words: ["出门不带充电宝心里慌", "鼓起来了，会不会炸"],
      tried: ["关闭后台程序，无改善"],
      causes: [
        {
          cause: "电池健康度 71 %，电芯轻微鼓包",
          plan: "更换电池，检查密封",
          work: "更换电池与密封胶圈，充放电一次，充电温升 6 ℃",
          result: "续航恢复，密封测试通过",
          part: "P-BT45",
        },
      ],
    },
    {
      category: "屏幕碎裂",
      type: "hardware",
      impact: "main_function",
      ways: ["carry_in"],
      descriptions: ["跌落后外屏碎裂，触摸失灵", "屏幕边缘碎，漏液发黑"],
      words: ["就从桌子上掉下来一次", "明天出差，今天能不能修好"],
      tried: ["无"],
      causes: [
        {
          cause: "外力撞击，屏幕总成破裂",
          plan: "报价后更换屏幕总成",
          work: "更换屏幕总成，触控、亮度、指纹校准",
          result: "显示与触控正常，贴新膜一张",
          part: "P-SC68",
        },
      ],
    },
    {
      category: "无法充电",
      type: "hardware",
      impact: "main_function",
      ways: ["carry_in", "mail_in"],
      descriptions: ["充电口松动，要按着才充", "提示充电口有水，擦干仍提示"],
      words: ["换了三根线都一样"],
      tried: ["更换充电线与充电头", "静置一晚"],
      causes: [
        {
          cause: "充电小板接口触点氧化",
          plan: "更换充电小板",
          work: "更换充电小板，快充 33 W 正常",
          result: "充电恢复，插拔 30 次接触良好",
          part: "P-CH02",
        },
        {
          cause: "接口内有棉絮堵塞",
          plan: "清理接口",
          work: "清理充电接口棉絮，插拔测试",
          result: "清理后充电正常，未更换配件",
        },
      ],
    },
    {
      category: "系统卡顿",
      type: "software",
      impact: "minor",
      ways: ["remote", "carry_in"],
      descriptions: ["升级后卡顿发热，打字有延迟", "相机打开要等五秒"],
      words: ["升了级反而更慢，退得回去吗"],
      tried: ["清理存储，剩余 60 GB"],
      causes: [
        {
          cause: "升级后后台索引未完成",
          plan: "完成系统优化并清理缓存",
          work: "充电静置一晚完成索引，清理相机缓存",
          result: "次日回访，卡顿消失",
        },
      ],
    },
  ],
  questions: [
    {
      description: "咨询旧手机数据怎么搬到新手机",
      words: "聊天记录最要紧",
      answer: "指导用“搬家”功能传输，聊天记录用应用自带迁移，已完成",
    },
    {
      description: "老人误触进入英文界面，不会改回",
      words: "全是洋文，一个字也不认识",
      answer: "电话逐步指导改回中文，并打开简易模式",
    },
    {
      description: "想了解碎屏保障怎么用",
      words: "买的时候送的，找不到入口",
      answer: "核对保障在有效期内，说明使用次数与流程",
    },
  ],
};
