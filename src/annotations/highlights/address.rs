//! Reduces the address of a page to what identifies it, so that two addresses of one page compare equal.

/// What stays of an address when everything is taken off that the same page may be reached without: scheme, `www.`, a
/// usual port, fragment, slashes at the end, what newsletters and networks add to count their readers, and the archive
/// or proxy in front of it. `None` for what is no address of a page.
#[must_use]
pub fn page(url: &str) -> Option<String> {
    let (scheme, rest) = behind(url.trim()).split_once("://")?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let rest = rest.split('#').next()?;
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = place.split_once('/').unwrap_or((place, ""));
    let host = authority.rsplit('@').next()?.to_lowercase();
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(&host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    if host.is_empty() {
        return None;
    }
    let query: Vec<String> = query.split('&').filter(|part| !is_counter(part)).map(plain).collect();
    Some(format!("{host}/{}?{}", plain(path).trim_matches('/'), query.join("&")))
}

/// The address that the Wayback Machine or the proxy of Hypothesis shows.
fn behind(url: &str) -> &str {
    const IN_FRONT: [&str; 2] = ["://web.archive.org/web/", "://via.hypothes.is/"];
    let after = IN_FRONT.iter().find_map(|place| url.find(place).map(|at| &url[at + place.len()..]));
    let inner = after.and_then(|after| ["https://", "http://"].iter().filter_map(|scheme| after.find(scheme)).min());
    after.zip(inner).map_or(url, |(after, at)| &after[at..])
}

/// Whether a part of the query tells where the reader came from rather than what to show.
fn is_counter(part: &str) -> bool {
    const NAMES: [&str; 9] =
        ["fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "igshid", "xtor", "at_medium", "at_campaign"];
    let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    part.is_empty() || name.starts_with("utm_") || NAMES.contains(&name.as_str())
}

/// `%C3%A9` as `é`, where the bytes are Unicode.
fn plain(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match digit(0).zip(digit(1)).and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn addresses_of_one_page_are_one() {
        for url in [
            "https://www.Courrier.example/été/B?id=3",
            "http://courrier.example/%C3%A9t%c3%a9/B/?utm_source=x&id=3#top",
            "HTTPS://courrier.example:443/été/B?id=3&fbclid=x",
            "https://web.archive.org/web/2023id_/https://www.courrier.example/été/B?id=3",
            "https://via.hypothes.is/https://courrier.example/été/B?id=3",
        ] {
            assert_eq!(page(url).as_deref(), Some("courrier.example/été/B?id=3"), "{url}");
        }
        for other in ["https://courrier.example/été/b?id=3", "https://courrier.example/été/B?id=4"] {
            assert_ne!(page(other).as_deref(), Some("courrier.example/été/B?id=3"), "{other}");
        }
    }

    #[test]
    fn what_is_no_page_has_none() {
        for text in ["", "exemple.org", "urn:x-pdf:ab12", "file:///a.html", "https://", "https://#x", "::://", "%"] {
            assert_eq!(page(text), None, "{text}");
        }
        assert_eq!(page("https://c.example/%E9%zz%").as_deref(), Some("c.example/%E9%zz%?"));
    }
}
