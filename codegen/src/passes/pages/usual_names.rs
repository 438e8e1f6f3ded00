//! The usual names of what pages are made of. They are compared as [`plain_name`] has them.

/// A name in lower case and without punctuation: `page[size]`, `pageSize` and `PAGE-SIZE` are one.
pub(super) fn plain_name(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Parameters that take a cursor.
pub(super) const CURSORS: &[&str] = &[
    "cursor",
    "pagecursor",
    "pagetoken",
    "nextpagetoken",
    "nexttoken",
    "nextcursor",
    "paginationtoken",
    "continuationtoken",
    "continuation",
    "continue",
    "marker",
    "iterator",
    "bookmark",
    "after",
    "pageafter",
    "aftercursor",
    "afterid",
    "startingafter",
    "startafter",
    "lastevaluatedkey",
];

/// Those of them that take what names an item, as a rule.
pub(super) const AFTER_ITEM: &[&str] = &["after", "afterid", "startingafter", "startafter"];

/// Those of them that never take anything else.
pub(super) const SURELY_AFTER_ITEM: &[&str] = &["afterid", "startingafter"];

/// Parameters that take a cursor where they take a text and an answer has one.
pub(super) const TEXT_POSITIONS: &[&str] = &["offset", "start", "page", "from", "next"];

/// Parameters that take the index of an item.
pub(super) const OFFSETS: &[&str] = &[
    "offset",
    "pageoffset",
    "skip",
    "startindex",
    "firstresult",
    "startposition",
    "startrow",
    "startat",
    "start",
    "from",
];

/// Those of them that are as often something else, where there is no limit beside them.
pub(super) const WEAK_OFFSETS: &[&str] = &["startat", "start", "from"];

/// Parameters that take the number of a page.
pub(super) const PAGE_NUMBERS: &[&str] = &["page", "pagenumber", "pageno", "pagenum", "currentpage"];

/// Parameters that take the size of a page.
pub(super) const LIMITS: &[&str] = &[
    "limit",
    "perpage",
    "pagesize",
    "pagelimit",
    "itemsperpage",
    "maxresults",
    "maxitems",
    "size",
    "top",
    "count",
    "rows",
    "take",
];

/// Those of them that say by themselves that there are pages.
pub(super) const STRONG_LIMITS: &[&str] =
    &["limit", "perpage", "pagesize", "pagelimit", "itemsperpage", "maxresults", "maxitems"];

/// Properties that hold the next cursor.
pub(super) const NEXT_CURSORS: &[&str] = &[
    "next",
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "cursor",
    "after",
    "nextpage",
    "nextpagecursor",
    "nextoffset",
    "nextkey",
    "nextmarker",
    "continuationtoken",
    "continuation",
    "continue",
    "endcursor",
    "iterator",
    "paginationtoken",
    "pagetoken",
    "marker",
    "bookmark",
    "nextpageuri",
    "nextpageurl",
    "nextlink",
    "nexturl",
    "nexturi",
    "lastevaluatedkey",
];

/// Properties that hold a link to the next page.
pub(super) const LINKS: &[&str] =
    &["next", "nextlink", "nexturl", "nexturi", "nextpageurl", "nextpageuri", "nextpagelink", "nexthref", "nextpage"];

/// Those of them that hold nothing but a link.
pub(super) const SURE_LINKS: &[&str] =
    &["nextlink", "nexturl", "nexturi", "nextpageurl", "nextpageuri", "nextpagelink", "nexthref"];

/// Properties that hold a link, or the index of the next page's first item.
pub(super) const NEXT_OFFSETS: &[&str] = &[
    "next",
    "nextoffset",
    "nextstart",
    "nextskip",
    "nextlink",
    "nexturl",
    "nexturi",
    "nextpageurl",
    "nextpageuri",
    "nextpagelink",
];

/// Properties that hold a link, or the number of the next page.
pub(super) const NEXT_NUMBERS: &[&str] = &[
    "next",
    "nextpage",
    "nextpagenumber",
    "nextlink",
    "nexturl",
    "nexturi",
    "nextpageurl",
    "nextpageuri",
    "nextpagelink",
];

/// Properties that hold what names the last item.
pub(super) const LAST_IDS: &[&str] = &["lastid"];

/// Properties that say whether more follow.
pub(super) const HAS_MORE: &[&str] = &[
    "hasmore",
    "hasnext",
    "hasnextpage",
    "hasmoreitems",
    "hasmorepages",
    "hasmoreresults",
    "moreitemsincollection",
    "more",
];

/// Properties that say how many items there are. `count` is none: it often counts those of the page.
pub(super) const TOTALS: &[&str] = &[
    "total",
    "totalcount",
    "totalresults",
    "totalitems",
    "totalrecords",
    "totalrecordcount",
    "totalelements",
    "totalhits",
    "totalsize",
];

/// Properties that say how many pages there are.
pub(super) const PAGE_COUNTS: &[&str] = &["totalpages", "pages", "lastpage", "numpages"];

/// Properties that hold what is known of pages.
pub(super) const CONTAINERS: &[&str] = &[
    "meta",
    "metadata",
    "responsemetadata",
    "additionaldata",
    "paging",
    "pagination",
    "paginationinfo",
    "paginginfo",
    "pageinfo",
    "pagedetails",
    "page",
    "pages",
    "resultinfo",
    "links",
    "cursors",
    "next",
    "nextpage",
];

/// Properties around the list of items.
pub(super) const ENVELOPES: &[&str] = &["embedded", "data", "result", "results", "response", "payload"];

/// Usual lists of items.
pub(super) const LISTS: &[&str] = &["results", "data", "items", "response", "records", "values", "entries"];

/// Lists that stand beside that of the items.
pub(super) const ASIDES: &[&str] = &[
    "errors",
    "warnings",
    "messages",
    "notices",
    "included",
    "includes",
    "links",
    "facets",
    "aggregations",
    "fields",
    "columns",
    "filters",
    "sort",
];
