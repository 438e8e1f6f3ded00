//! Lists, maps, tuples, boxes and options.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, SerializeTuple, Serializer};

use super::decoded_size;
use super::dropped::Dropped;
use super::error_path;
use super::nesting::Level;
use super::repeated_keys::insert_value;
use super::wire::{Encoded, Seed, Sink, Wire, taken};

impl<T: Wire> Wire for Box<T> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        taken(|to| Self::decode_to(from, to))
    }

    fn decode_nullable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        taken(|to| Self::decode_nullable_to(from, to))
    }

    fn decode_to<'de, D: Deserializer<'de>>(from: D, to: Sink<'_, Self>) -> Result<(), D::Error> {
        decoded_size::take(size_of::<T>())?;
        T::decode_to(from, &mut |value| to(Self::new(value)))
    }

    fn decode_nullable_to<'de, D: Deserializer<'de>>(from: D, to: Sink<'_, Option<Self>>) -> Result<(), D::Error> {
        decoded_size::take(size_of::<T>())?;
        T::decode_nullable_to(from, &mut |value| to(value.map(Self::new)))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        T::encode(self, to)
    }

    fn absent() -> Option<Self> {
        T::absent().map(Self::new)
    }

    fn is_absent(&self) -> bool {
        T::is_absent(self)
    }

    fn null() -> Option<Self> {
        T::null().map(Self::new)
    }
}

/// `None` is null, and a key that is not there; but a free JSON value can be null itself, and then null is there.
impl<T: Wire> Wire for Option<T> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        taken(|to| Self::decode_to(from, to))
    }

    fn decode_to<'de, D: Deserializer<'de>>(from: D, to: Sink<'_, Self>) -> Result<(), D::Error> {
        from.deserialize_option(Nullable(to))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            None => to.serialize_none(),
            Some(value) => value.encode(to),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

struct Nullable<'a, T>(Sink<'a, Option<T>>);

impl<'de, T: Wire> Visitor<'de> for Nullable<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        (self.0)(T::null());
        Ok(())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        T::decode_nullable_to(from, self.0)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(List(PhantomData))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(self.len()))?;
        for (index, item) in self.iter().enumerate() {
            list.serialize_element(&Encoded(item)).inspect_err(|_| error_path::at_index(index))?;
        }
        list.end()
    }
}

struct List<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let _level = Level::list()?;
        let mut items = Vec::new();
        let mut room = Ok(());
        loop {
            let mut push = |item| {
                room = decoded_size::make_room(&mut items);
                if room.is_ok() {
                    items.push(item);
                }
            };
            match list
                .next_element_seed(Seed(&mut push))
                .and_then(|next| std::mem::replace(&mut room, Ok(())).map(|()| next))
            {
                Ok(Some(())) => {}
                Ok(None) => return Ok(items),
                Err(error) => {
                    error_path::at_index(items.len());
                    return Err(error);
                }
            }
        }
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn decode<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Map(PhantomData))
    }

    fn encode<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(key, &Encoded(value)).inspect_err(|_| error_path::at_key(key))?;
        }
        map.end()
    }
}

struct Map<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for Map<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let _level = Level::list()?;
        let mut values = BTreeMap::new();
        while let Some(key) = map.next_key::<String>()? {
            insert_value(&mut values, key, &mut map)?;
        }
        Ok(values)
    }
}

macro_rules! tuple {
    ($length:literal: $($type:ident $index:tt),+) => {
        /// Items beyond the last one are not read; those that are missing must have an absent form.
        impl<$($type: Wire),+> Wire for ($($type,)+) {
            fn decode<'de, De: Deserializer<'de>>(from: De) -> Result<Self, De::Error> {
                struct Tuple<$($type),+>(PhantomData<($($type,)+)>);
                impl<'de, $($type: Wire),+> Visitor<'de> for Tuple<$($type),+> {
                    type Value = ($($type,)+);

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("a list of ", $length))
                    }

                    fn visit_seq<Se: SeqAccess<'de>>(self, mut list: Se) -> Result<Self::Value, Se::Error> {
                        let _level = Level::list()?;
                        let tuple = ($(item::<$type, Se>(&mut list, $index)?,)+);
                        let rest = std::iter::from_fn(|| list.next_element_seed(Dropped { key: "" }).transpose());
                        rest.collect::<Result<(), _>>().inspect_err(|_| error_path::at_index($length))?;
                        Ok(tuple)
                    }
                }
                from.deserialize_seq(Tuple(PhantomData))
            }

            fn encode<Sr: Serializer>(&self, to: Sr) -> Result<Sr::Ok, Sr::Error> {
                let mut list = to.serialize_tuple($length)?;
                $(list.serialize_element(&Encoded(&self.$index)).inspect_err(|_| error_path::at_index($index))?;)+
                list.end()
            }
        }
    };
}
tuple!(1: A 0);
tuple!(2: A 0, B 1);
tuple!(3: A 0, B 1, C 2);
tuple!(4: A 0, B 1, C 2, D 3);
tuple!(5: A 0, B 1, C 2, D 3, E 4);
tuple!(6: A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(7: A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

fn item<'de, T: Wire, A: SeqAccess<'de>>(list: &mut A, index: usize) -> Result<T, A::Error> {
    let mut item = None;
    list.next_element_seed(Seed(&mut |read| item = Some(read))).inspect_err(|_| error_path::at_index(index))?;
    item.or_else(T::absent).ok_or_else(|| de::Error::invalid_length(index, &"more items"))
}
