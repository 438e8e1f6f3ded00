//! What a generated client knows of an operation's pages.

use super::super::pending::Pending;
use super::super::request::Request;

/// A call of an operation that answers with pages: `P` is the body of a page, `I` an item of its list, `E` the operation's documented
/// error. Generated code makes it; its functions are no trait's, because each function of an implementation costs whoever compiles
/// generated code.
#[derive(Clone, Debug)]
pub struct Paged<P, I, E> {
    /// The request of the first page. Its parameters are changed for each page.
    pub request: Request,
    /// Sends a request.
    pub send: fn(Request) -> Pending<P, E>,
    /// What is known of a page.
    pub shape: PageShape<P, I>,
}

/// What a generated client knows of a page.
#[derive(Debug)]
pub struct PageShape<P, I> {
    /// How a page is asked for.
    pub paging: Paging,
    /// The list of items; `None` where the page has none.
    pub items: fn(&mut P) -> Option<&mut Vec<I>>,
    /// What the page says about the pages after it.
    pub told: fn(&P) -> Told,
}

impl<P, I> Clone for PageShape<P, I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P, I> Copy for PageShape<P, I> {}

/// How a page is asked for: the places in a request, and what a page has, as far as the document knows them.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// Takes the cursor that the page before gave.
    pub cursor: Option<Place>,
    /// Takes the index of the page's first item.
    pub offset: Option<Place>,
    /// Takes how many items the page shall have.
    pub limit: Option<Place>,
    /// Takes the page's number.
    pub page: Option<Place>,
    /// The number of the first page.
    pub first_page: u64,
    /// Whether pages have a link or cursor to the next one, which is null on the last.
    pub has_next: bool,
    /// The keys from the body to the list of items; none where the body is the list.
    pub items: &'static [&'static str],
    /// Where the cursor is taken from the last item: the keys from an item to it.
    pub last_item: &'static [&'static str],
}

impl Paging {
    /// Nothing but the `Link` header tells the next page. Generated code adds what there is.
    pub const LINKS: Self = Self {
        cursor: None,
        offset: None,
        limit: None,
        page: None,
        first_page: 1,
        has_next: false,
        items: &[],
        last_item: &[],
    };
}

/// A place in a request.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// The parameter at this index of the operation's.
    Parameter(usize),
    /// The value at the end of these keys of a JSON body.
    Body(&'static [&'static str]),
}

/// What a page says about the pages after it. What the document does not know is `None`.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The link or cursor to the next page.
    pub next: Option<String>,
    /// Whether there is another page.
    pub has_more: Option<bool>,
    /// How many items all pages have together.
    pub total: Option<u64>,
    /// How many pages there are.
    pub pages: Option<u64>,
}

/// A count in a page; `None` where it is negative.
pub fn told_count<N: Copy + TryInto<u64>>(number: &N) -> Option<u64> {
    (*number).try_into().ok()
}
