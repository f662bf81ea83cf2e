"""The rules of the grammar by name: what stands in ``rule_id``, joined by ``+``.

In: a ``rule_id``. Out: one line for each rule. Its first name says how the value was read, the
others how it was named.
"""

from __future__ import annotations

#: name -> what the rule does, with an example
RULES: dict[str, str] = {
    # how a value is read
    "number_unit": "a number with the unit behind it (28微克/立方米)",
    "unit_before": "a number whose denominator stands before it (每立方米28微克)",
    "list_denominator": "a number that takes its denominator from the first (每人每月650元和550元)",
    "range": "two numbers with one unit (40%-45%)",
    "list_unit": "a number that takes its unit from the end of its list (58、32和28微克/立方米)",
    "unit_declared": "a number that takes its unit from the brackets behind its name",
    "ratio_part": "a part of a percentage structure (0.7:11.5:87.8)",
    "fraction_words": "a fraction in words (百分之十五, 三分之二)",
    "tenths": "tenths (三成)",
    "full_coverage": "full coverage read as 100% (全覆盖)",
    "doubling": "a doubling read as a rise (翻一番)",
    "halving": "a halving read as a fall (减半)",
    "grade_class": "a class (Ⅲ类)",
    "grade_standard": "a grade of a standard (二级标准, 一级A)",
    "chinese_number": "a number in Chinese numerals with its unit (二十余项)",
    # which values belong together
    "from_to": "a value and what it becomes (由30%提高到40%)",
    "list": "one value of a list (分别达到80%、70%)",
    "filter": "a threshold that says which things are meant (10蒸吨以下锅炉)",
    # what a value measures
    "head_before": "the phrase before the value (森林覆盖率达到40%)",
    "noun_after": "the noun behind a count (建成5个公园)",
    "named_works": "the noun behind a capacity or count, the place before it (柳毛湖20万千瓦风电)",
    "counted_list": "the noun behind a count, its members before it (人民路、解放路2条道路)",
    "work_name": "the verb before the value names the work (造林5万亩)",
    "doing_people": "people named by what they do behind the value (8万人喝上干净水)",
    "problem_solved": "those for whom a problem is solved (解决3万户牧民的饮水问题)",
    "task_done": "the share of a task that is done (植树任务完成92%)",
    "spent_on": "money named by what it is spent on (投资3亿元建设公园)",
    "full_coverage_name": "what is covered, as a rate (垃圾收集全覆盖)",
    "share_first": "a share before the things that it is of (70%的村庄实现清洁供暖)",
    "share_treated": "a share before what is done to the things (垃圾实现100%处理)",
    "rate_of_rule": "a rate that a rule asks for or grants (按不低于15%的比例配建充电桩)",
    "rate_of_use": "a rate of use of what the clause before says is used (使用天然气,使用率80%)",
    "by_standard": "the standard behind a share names it (达到65%节能标准)",
    "share_of_whole": "a share of a whole, of what the value before is about (占总面积的20%)",
    "share_among": "a share of a whole that the clause before names (在总量中,风电占5%)",
    "ratio": "a part of a structure without names",
    "ratio_named": "a part of a structure with the names of its parts (水电、风电、光伏比例)",
    "ratio_of_industries": "a part of the structure of the three industries",
    "one_for_all": "one value for several indicators (A、B均达到100%)",
    "one_for_places": "one value for several places (城区、园区绿化率均达到30%)",
    "in_turn": "one name for values behind their places (天数分别达到清原310天、新宾320天)",
    "heads_in_order": "names in the order of their values (A、B分别达到80%、70%)",
    "heads_in_clause_before": "such names in the clause before (A、B不断提高,分别达到80%、70%)",
    # names from earlier words
    "sized_works": "the size of works, told before their name (占地10公顷的商务区)",
    "part_of_rate": "the rate of the value before, of a part of it (其中沙溪段达85%)",
    "cell_above": "the cell above, with the unit (用水量(立方米), on the next line ≤25)",
    "measured_behind": "a measure told behind its value, before its thing (20米宽林带)",
    "head_anaphor": "a part or measure of what the value before is about (其面积)",
    "head_of_topic": "the measure before the place (优良天数,重点城市要达到280天)",
    "head_of_task": "a task before the place that it falls to (改造任务:甲区500套)",
    "head_of_works": "a measure of the works before (实施河道治理,总投资3亿元)",
    "head_inherited": "the name of the value before",
    "head_inherited_list": "the names of as many values before",
    "part_in_state": "what has become of some of the things counted before (其中在建6个)",
    "kind_of_whole": "a kind of the thing before, with what was said of it (其中城镇垃圾)",
    "head_inherited_scope": "the name of the value before, for another place (其中市区60%)",
    "head_inherited_tail": "the name of the value before, for another level (省级5个)",
    "head_inherited_class": "the name of the value before, for another size (超10亿元3家)",
    "head_inherited_goal": "what the clause before sets out to move (提高利用率,达到70%)",
    "head_inherited_clause": "the subject of the clause before (覆盖率稳步提高,达到40%)",
    "head_missing": "no name was found",
    # commitments with a deadline
    "deadline_clause": "a clause that a deadline of its sentence governs (2025年底前完成编制)",
    "deadline_of_task": "a task whose deadline stands at its end (完成时限:2025年底)",
    "deadline_inherited": "a clause that the deadline of a sentence before governs",
    "vague": "a dated commitment of which one could not say whether it was kept",
}
