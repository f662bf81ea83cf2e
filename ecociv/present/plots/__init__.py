"""Plot functions, one module for each notebook: a finding in, a `Plot` out.

Each function takes the frame that `ecociv.analysis` gave, the plans in their order (`plan_list`),
and the options ``lang`` and ``width``. A module lists in ``FIGURES`` what the project publishes.
"""
