//! The table of texts, in English, in the order of the page.

use super::super::super::super::strings::strings;

strings! {
    /// Every text of the page, in one language.
    Words;
    /// The page's name.
    title = "Askwell Insights",
    /// Below the name.
    lead = "What visitors thought, from the feedback you collected. Files are read in this browser and sent nowhere.",
    /// The link past the head of the page.
    skip = "Skip to the figures",
    /// Labels the choice of languages.
    interface = "Language of this page",
    /// Heads the ways to load rows.
    data = "Data",
    /// Labels the choice of files.
    files = "Feedback files (CSV, NDJSON or JSON; several are merged)",
    /// Below the choice of files.
    drop = "You may also drop files anywhere on this page.",
    /// Heads the way to a collector.
    collector = "From your collector",
    /// Labels the collector's address.
    address = "Address",
    /// Labels the collector's token.
    token = "Token",
    /// Below the token.
    token_hint = "Kept in memory only, never stored.",
    /// Fetches the collector's rows.
    fetch = "Fetch rows",
    /// Heads the other ways to load rows.
    others = "Or look around",
    /// Reads this browser's own rows.
    browser = "This browser's own rows",
    /// Shows invented rows.
    sample = "Invented sample",
    /// Names this browser's rows as a source.
    this_browser = "this browser",
    /// Names invented rows as a source.
    invented = "invented sample",
    /// Marks invented rows.
    invented_note = "These rows are invented. They show what the page does and say nothing of your visitors.",
    /// Removes all rows from the page.
    clear = "Remove all data",
    /// Shows the ways to load rows again.
    more_data = "Load more data",
    /// How many rows from where.
    loaded = "{1} rows from {2}",
    /// How many rows gave way.
    superseded = "{1} rows were there twice or gave way to a later state.",
    /// Heads the problems of files.
    problems = "Problems in the files",
    /// Below that heading.
    problems_note = "The rest was read and is counted.",
    /// How many more problems there are.
    further = "… and {1} more.",
    /// While the network or the disk is awaited.
    waiting = "Fetching…",
    /// While files are read.
    reading = "Reading… {1} %",
    /// While rows are counted.
    counting = "Counting…",
    /// When all is done.
    ready = "Up to date: {1} rows match.",
    /// Where no row could be read.
    nothing = "No usable row was found.",
    /// No web address.
    fail_address = "“{1}” is no web address. It should begin with https://.",
    /// Another token is wanted.
    fail_refused = "{1} refused the token. Compare it with COLLECTOR_TOKEN of the collector.",
    /// Another status.
    fail_status = "{1} answered with status {2}. Is the address that of the collector?",
    /// No answer.
    fail_unreachable = "{1} could not be read: it is offline, or does not allow this page to read (start it with --reader and this page’s origin).",
    /// No rows in this browser.
    fail_rows = "This browser holds no rows for this address. They are there after a visitor rated something here.",
    /// No FAQ beside the page.
    fail_sample = "The sample needs faq.en.json beside this page.",
    /// The disk refused a file.
    fail_unreadable = "{1} could not be read from the disk. Choose it again.",
    /// Heads the filters.
    filters = "Which rows count",
    /// Labels the first day.
    from = "From (UTC)",
    /// Labels the last day.
    until = "Until (UTC)",
    /// No condition.
    all = "all",
    /// Below a filter with many values: how many there are, how many of them are offered.
    many_values = "One of {1} values: type it, or pick one of the {2} most frequent.",
    /// Labels the least number of answers.
    least = "Say nothing below n =",
    /// Removes all conditions.
    reset = "Reset filters",
    /// Where no row meets the conditions.
    none_match = "No row meets these conditions.",
    /// Heads the main figures.
    glance = "At a glance",
    /// Explains intervals.
    interval_note = "In brackets: where the true figure lies with 95 % confidence, and how many answers carry it.",
    /// Shows the table of all figures.
    all_figures = "All figures as a table",
    /// Heads the trend.
    trend = "Over time",
    /// Labels the length of buckets.
    step = "Steps",
    /// Buckets that suit.
    step_auto = "automatic",
    /// The text of a plot.
    plot_text = "{1} over time, from {2} to {3}. Lowest {4}, highest {5}, last {6}. The numbers are in the table below.",
    /// The text of a plot without points.
    plot_none = "{1} over time: too few answers in every step. Choose longer steps.",
    /// Explains the band.
    band_note = "The band is the 95 % interval; the line breaks where there are too few answers.",
    /// Heads the scores.
    satisfaction = "Satisfaction in detail",
    /// Shows the numbers of a plot.
    numbers = "The numbers",
    /// Heads conversations.
    talk = "Conversations",
    /// Explains containment.
    talk_note = "Confirmed: the visitor said that the last answer helped. Assumed: answered, and nothing was said either way; not to be added up without saying so.",
    /// Heads comparisons.
    compare = "Compare",
    /// Labels the choice of groups.
    by = "By",
    /// How many more groups there are.
    further_groups = "{1} smaller groups are not shown.",
    /// Heads what the FAQ should do better.
    content = "What to mend in the FAQ",
    /// Explains the order of entries.
    entries_note = "Those that surely help least come first. “Falls” and “rises” compare the halves of the time shown, at 95 % confidence.",
    /// Explains topics.
    topics_note = "Asked surely more often in the last seven days than in the seven before.",
    /// Explains clusters.
    unanswered_note = "Near duplicates stand together. Tick what belongs in your FAQ and download a draft; while an answer is empty, visitors do not see the entry.",
    /// Labels the box of a cluster.
    to_faq = "Add to the FAQ draft: {1}",
    /// Heads the boxes.
    faq_short = "Add",
    /// Downloads the draft.
    faq = "Download FAQ draft",
    /// Heads comments.
    voices = "In their words",
    /// Shows more comments.
    more = "Show more",
    /// No entry has enough thumbs.
    none_entries = "No entry has enough ratings yet.",
    /// No topic rose.
    none_topics = "No topic rose.",
    /// Everything was answered.
    none_unanswered = "Every question got an answer or a choice.",
    /// No comments.
    none_comments = "No comments.",
    /// No scores.
    none_answers = "No survey was answered.",
    /// Heads the downloads.
    downloads = "Take it with you",
    /// Labels the choice of Excel's mark.
    mark = "Files for Excel (with a byte order mark)",
    /// Downloads the rows.
    all_rows = "Download the rows that count",
    /// Downloads all trends.
    trends = "Download all figures over time",
    /// Downloads a table; its name follows.
    download = "Download CSV",
    /// Explains the guard.
    guard_note = "Cells that a spreadsheet would run as a formula begin with an apostrophe.",
    /// Too few answers.
    too_few = "too few to say: n = {1}",
    /// An interval.
    from_to = "{1} to {2}",
    /// The lower end of an interval, in files.
    column_low = "{1} low",
    /// The upper end of an interval, in files.
    column_high = "{1} high",
    /// The number of answers, in files.
    column_count = "{1} n",
    /// Heads names of figures.
    figure = "Figure",
    /// Heads figures of the time shown.
    now = "Now",
    /// Heads figures of the time before.
    before = "Same length of time before",
    /// Heads buckets.
    time = "Time",
    /// Heads numbers of rows.
    rows = "Rows",
    /// Rows that have no such thing.
    without = "(none)",
    /// A table of groups.
    groups_by = "By {1}",
    /// A table.
    overview = "All figures",
    /// A table.
    answers = "Answers given",
    /// Heads answers.
    answer = "Answer",
    /// An answer of a scale.
    answer_of = "{1} of {2}",
    /// Heads counts.
    count = "Count",
    /// Heads shares.
    share = "Share",
    /// A table.
    dimensions = "Four dimensions",
    /// Heads dimensions.
    dimension = "Dimension",
    /// Heads shares in the top boxes.
    satisfied = "Agree",
    /// Heads means.
    mean = "Mean",
    /// Heads counts of passed-over questions.
    skipped = "Skipped",
    /// A table.
    surveys = "Surveys",
    /// A table.
    ends = "How conversations ended",
    /// A table.
    questions = "What became of questions",
    /// A table.
    entries = "Entries that help least",
    /// Heads counts of answers.
    answered_times = "Answered",
    /// Heads shares of thumbs up.
    helpful = "Helpful",
    /// Heads the first half of the time.
    earlier = "Earlier half",
    /// Heads the second half of the time.
    later = "Later half",
    /// Heads changes.
    change = "Change",
    /// It surely fell.
    change_down = "▼ falls",
    /// It surely rose.
    change_up = "▲ rises",
    /// It did not surely change.
    change_none = "– no sure change",
    /// Too few answers to say.
    change_unknown = "too few to say",
    /// A table.
    topics = "Hot topics",
    /// Heads shares of the week before.
    share_before = "Share, week before",
    /// Heads shares of the last week.
    share_now = "Share, last week",
    /// A table.
    unanswered = "Questions nobody could answer",
    /// Heads questions.
    question = "Question",
    /// Heads counts of questions.
    asked_times = "Asked",
    /// Heads days.
    last_asked = "Last asked",
    /// Heads other wordings.
    wordings = "Other wordings",
    /// A table.
    comments = "Comments",
    /// Heads comments.
    comment = "Comment",
    /// Heads scores beside comments.
    score = "Score",
    /// Before the entry that a comment is about.
    about = "About: {1}",
    /// Before what a visitor had asked.
    asked = "Asked: {1}",
    /// Customer satisfaction.
    csat = "CSAT",
    /// What CSAT says.
    csat_means = "satisfied with the help (top answers)",
    /// Net Promoter Score.
    nps = "NPS",
    /// What NPS says.
    nps_means = "promoters less detractors, −100 to +100",
    /// Customer Effort Score 2.0.
    ces = "CES",
    /// What CES says.
    ces_means = "mean agreement that it was easy, 1 to 7",
    /// Thumbs.
    thumbs = "Thumbs up",
    /// What thumbs say.
    thumbs_means = "of the rated answers",
    /// The response rate.
    response = "Response rate",
    /// What it says.
    response_means = "of the surveys shown got an answer",
    /// The completion rate.
    completion = "Completed, of those begun",
    /// Closed surveys.
    dismissed = "Dismissed",
    /// Left surveys.
    abandoned = "Abandoned",
    /// Confirmed containment.
    confirmed = "Contained, confirmed",
    /// What it says.
    confirmed_means = "of conversations: the answer was said to help",
    /// Assumed containment.
    assumed = "Contained, assumed",
    /// What it says.
    assumed_means = "of conversations: answered, nothing said either way",
    /// The last answer did not help.
    denied = "Answer did not help",
    /// A human was asked for.
    escalated = "Escalated",
    /// What it says.
    escalated_means = "of conversations: a human was asked for",
    /// Nothing was answered.
    open = "Left open",
    /// No human was asked for.
    deflected = "Deflected (no human asked for)",
    /// Answered at once.
    answered = "Answered at once",
    /// Got entries to choose from.
    offered = "Offered a choice",
    /// Got not sure.
    no_match = "No match",
    /// What it says.
    no_match_means = "of questions got “not sure”",
    /// Asked again.
    repeated = "Repeated",
    /// What it says.
    repeated_means = "of questions were asked again in other words",
    /// Time to the first helpful answer.
    seconds = "Median time to a helpful answer",
    /// A dimension.
    product_quality = "Product quality",
    /// A dimension.
    service_efficiency = "Service efficiency",
    /// A dimension.
    brand_value = "Brand value",
    /// A dimension.
    purchase_experience = "Purchase experience",
    /// What a dimension says.
    dimension_means = "agree with the statement (top answers)",
    /// A grouping.
    language = "Language",
    /// A grouping.
    page = "Page",
    /// A grouping.
    entry = "Entry",
    /// A grouping.
    rule = "Rule",
    /// A grouping.
    experiment = "Experiment",
    /// A grouping.
    survey = "Survey",
    /// A grouping.
    device = "Device",
    /// A grouping.
    query_class = "Kind of answer",
    /// A grouping, and the heading of days.
    day = "Day",
    /// A grouping.
    week = "Week",
    /// A grouping.
    month = "Month",
}
