import type { ProductLine } from "./content";

export const WASHER: ProductLine = {
  letter: "W",
  noun: "洗衣机",
  category: "家电",
  warranty_months: 36,
  price: 3299,
  models: [
    { code: "CG-W80 洗衣机", name: "滚筒洗衣机 8 kg", units_sold: 4200 },
    { code: "CG-W100 洗烘机", name: "洗烘一体机 10 kg", units_sold: 2650 },
    { code: "CG-W65 洗衣机", name: "波轮洗衣机 6.5 kg", units_sold: 5100 },
  ],
  scenes: ["阳台，地面有坡度", "卫生间角落，离地漏近", "每天洗两桶，多为床单", "出租屋，多人共用"],
  faults: [
    {
      category: "脱水异常",
      type: "hardware",
      impact: "partial",
      ways: ["home_visit"],
      descriptions: [
        "脱水剧烈晃动，机身移位约 10 cm",
        "脱水到一半停机，筒内衣物仍滴水",
        "脱水时撞击外壳，声音很大，换少量衣物也一样",
      ],
      words: ["一甩干就满屋跑，楼下都上来问了", "衣服拿出来还在滴水，晾都晾不住", "像装修一样，晚上不敢洗"],
      code: "E4",
      tried: ["调平底脚无效", "减少衣物后仍晃动", "重新摆放衣物，仍停机"],
      causes: [
        {
          cause: "减震器阻尼失效，左后一只漏油",
          plan: "更换减震器一对，重新调平并满桶试脱水",
          work: "更换减震器一对，校正底脚水平，满桶脱水两次",
          result: "减震器更换后脱水平稳，1200 转满桶两次未再移位",
          part: "W-DS08",
        },
        {
          cause: "运输固定螺栓未拆，内筒悬挂受限",
          plan: "拆除固定螺栓并向客户讲明",
          work: "拆除 4 颗运输螺栓，装回堵盖，空载与满载各试一次",
          result: "拆除运输螺栓后脱水正常，螺栓交客户保管",
        },
      ],
    },
    {
      category: "漏水",
      type: "hardware",
      impact: "safety",
      ways: ["home_visit"],
      descriptions: [
        "漏水至楼下，已关总阀",
        "脱水时底部漏水，地面积水约 1 ㎡，漏电保护器跳闸",
        "进水时门圈渗水，沿前面板流到地面",
      ],
      words: ["楼下天花板都滴水了，实在着急", "地上全是水，接着整个阳台都跳闸了，家里有老人小孩，不敢再用"],
      code: "E21",
      tried: ["关闭进水阀、拔下电源", "用毛巾垫住，仍渗水"],
      causes: [
        {
          cause: "排水泵出水口密封圈老化开裂，水滴至电机接线端子",
          plan: "更换排水泵总成，烘干端子，复测绝缘",
          work: "更换排水泵总成，烘干接线端子并更换防水护套，绝缘电阻由 0.8 MΩ 升至 > 200 MΩ",
          result: "更换排水泵总成，满水脱水 2 次无渗漏，绝缘复测合格",
          part: "W-DP30",
        },
        {
          cause: "门封圈夹有硬币，局部割破约 2 cm",
          plan: "更换门封圈，清理滤网",
          work: "取出硬币 3 枚，更换门封圈，清理排水滤网",
          result: "门封圈已换，快洗一次无渗水；提醒洗前掏空口袋",
          part: "W-SL02",
        },
      ],
    },
    {
      category: "异响",
      type: "hardware",
      impact: "partial",
      ways: ["home_visit", "pickup_repair"],
      descriptions: ["转动时有金属摩擦声，转速越高越响", "洗涤时咔嗒响，每转一圈响一次"],
      words: ["跟拖拉机一样", "响了有一个月了，越来越大声"],
      tried: ["清空口袋异物，仍响", "无"],
      causes: [
        {
          cause: "内筒轴承缺油磨损，轴承座轻微锈蚀",
          plan: "更换轴承组件与油封",
          work: "拆内筒，更换轴承组件与油封，清理轴承座锈迹",
          result: "轴承组件更换后空载、满载均无异响",
          part: "W-BR25",
        },
        {
          cause: "内外筒之间有胸衣钢圈",
          plan: "拆加热管孔取出异物",
          work: "从加热管孔取出钢圈一根，检查筒壁无划穿",
          result: "取出异物后异响消除",
        },
      ],
    },
    {
      category: "不进水",
      type: "hardware",
      impact: "main_function",
      ways: ["home_visit"],
      descriptions: ["按启动后不进水，几分钟后报警", "进水很慢，一桶要半小时"],
      words: ["水龙头开着它就是不进水", "等半天才那么一点水"],
      code: "E1",
      tried: ["检查水龙头已开，重启两次", "清洗过滤网后好转一天又复发"],
      causes: [
        {
          cause: "进水阀线圈断路",
          plan: "更换进水阀",
          work: "测得进水阀线圈开路，更换进水阀并清洗滤网",
          result: "进水阀更换后进水正常，流量 8 L/min",
          part: "W-VL05",
        },
      ],
    },
    {
      category: "报错代码",
      type: "software",
      impact: "partial",
      ways: ["remote"],
      descriptions: ["面板显示 E7，按键无反应", "联网后程序自动跳到快洗，设置不保存"],
      words: ["按什么都没用，就一直闪", "手机上改了它又自己变回去"],
      code: "E7",
      tried: ["断电 10 分钟后恢复，第二天又出现"],
      causes: [
        {
          cause: "主控程序版本过旧，与手机端设置冲突",
          plan: "远程指导升级主控程序到 2.4 版",
          work: "远程引导客户进入维护模式，升级主控程序到 2.4.1，恢复默认设置",
          result: "升级后面板操作正常，客户现场试机确认",
        },
      ],
    },
  ],
  questions: [
    {
      description: "咨询羽绒服用哪个程序、能不能烘",
      words: "怕烘坏了，一件挺贵的",
      answer: "说明用“轻柔 30 ℃”洗涤、低温烘 40 分钟，已发送图文说明",
    },
    {
      description: "想了解筒自洁多久做一次，提示灯怎么消除",
      words: "那个小桶图标老亮着",
      answer: "建议每 30 次洗涤做一次筒自洁，完成后提示灯自动熄灭；客户当场操作成功",
    },
    {
      description: "搬家后首次使用，不会装进水管",
      words: "说明书搬家弄丢了",
      answer: "电话指导安装进水管与排水管高度，发送电子说明书，试机无渗漏",
    },
  ],
};

export const DISHWASHER: ProductLine = {
  letter: "K",
  noun: "洗碗机",
  category: "家电",
  warranty_months: 12,
  price: 3899,
  models: [
    { code: "CG-K60 洗碗机", name: "台式洗碗机 6 套", units_sold: 1850 },
    { code: "CG-K80 洗碗机", name: "嵌入式洗碗机 8 套", units_sold: 1420 },
    { code: "CG-K130 洗碗机", name: "嵌入式洗碗机 13 套", units_sold: 960 },
  ],
  scenes: ["橱柜内嵌，水槽下方", "台面放置，接水龙头", "一天两次，油污较重"],
  faults: [
    {
      category: "不排水",
      type: "hardware",
      impact: "main_function",
      ways: ["home_visit"],
      descriptions: ["不排水，内胆积水没过滤网", "结束后底部一层水，有异味，提示 E24"],
      words: ["一打开全是脏水，碗等于白洗", "清理过滤网也没用"],
      code: "E24",
      tried: ["清洗过滤网，重新运行仍积水", "检查排水管没有压折"],
      causes: [
        {
          cause: "排水泵叶轮卡入碎骨",
          plan: "拆泵取出异物，复测排水",
          work: "拆排水泵取出碎骨两块，清洗泵腔，排水试验 3 次",
          result: "清理后排水正常，快洗一遍无积水",
        },
        {
          cause: "排水泵线圈烧断",
          plan: "更换排水泵",
          work: "更换排水泵，检查排水管坡度并固定",
          result: "排水泵更换后排水 40 秒完成，内胆无积水",
          part: "K-DV02",
        },
      ],
    },
    {
      category: "不加热",
      type: "hardware",
      impact: "partial",
      ways: ["home_visit"],
      descriptions: ["洗完碗是凉的，油渍没洗掉", "烘干后餐具仍是湿的，水温上不去"],
      words: ["洗出来的碗油乎乎的", "跟凉水冲一下差不多"],
      code: "E09",
      tried: ["更换洗涤块，效果一样"],
      causes: [
        {
          cause: "加热器断路，水温只到 23 ℃",
          plan: "更换加热器总成",
          work: "测加热器阻值无穷大，更换加热器，强力洗水温升至 65 ℃",
          result: "加热恢复，餐具洗净烘干正常",
          part: "K-HT09",
        },
      ],
    },
    {
      category: "异响",
      type: "hardware",
      impact: "minor",
      ways: ["home_visit"],
      descriptions: ["运行时嗡嗡响，像有东西刮", "喷臂转动时敲到盘子"],
      words: ["晚上开着吵得睡不着"],
      tried: ["调整餐具位置，略有好转"],
      causes: [
        {
          cause: "下喷臂轴套磨损，转动偏摆",
          plan: "更换喷臂轴套",
          work: "更换下喷臂轴套，检查喷孔无堵塞",
          result: "运行噪声降至 44 dB，客户试听认可",
        },
      ],
    },
  ],
  questions: [
    {
      description: "咨询软水盐、漂洗剂添加周期",
      words: "盐灯和星星灯都亮了",
      answer: "说明软水盐约一个月、漂洗剂约 40 次添加一次，并按当地水质调到 3 档",
    },
    {
      description: "想了解哪些餐具不能放",
      words: "铁锅能不能放进去洗",
      answer: "列明铸铁、木质、描金餐具不可机洗，已发送清单",
    },
  ],
};
