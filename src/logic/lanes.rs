//! Arithmetic on many numbers at once, where the engine has vector instructions.
//!
//! Written out, since the optimiser, told to keep the module small, does not find them. Everything here has a plain
//! form beside it, which native tools and older engines get, and which says what is meant.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use vector::{add_scaled, dot};

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use plain::{add_scaled, dot};

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain {
    /// The inner product of two lists; what one has more is left out.
    pub fn dot(one: &[i8], other: &[i8]) -> i32 {
        one.iter().zip(other).map(|(&one, &other)| i32::from(one) * i32::from(other)).sum()
    }

    /// Adds a multiple of one list to another; what one has more is left out.
    pub fn add_scaled(target: &mut [f32], source: &[f32], factor: f32) {
        target.iter_mut().zip(source).for_each(|(target, source)| *target += factor * source);
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector {
    use core::arch::wasm32::{
        f32x4_add, f32x4_mul, f32x4_splat, i16x8_extmul_high_i8x16, i16x8_extmul_low_i8x16, i32x4_add,
        i32x4_extadd_pairwise_i16x8, i32x4_extract_lane, i32x4_splat, v128, v128_load, v128_store,
    };

    /// The inner product of two lists of the same length, a multiple of sixteen.
    pub fn dot(one: &[i8], other: &[i8]) -> i32 {
        #[expect(
            unsafe_code,
            clippy::cast_ptr_alignment,
            reason = "sixteen bytes are read from an array of sixteen; the instruction needs no alignment"
        )]
        let load = |part: &[i8; 16]| unsafe { v128_load(part.as_ptr().cast::<v128>()) };
        let mut sum = i32x4_splat(0);
        for (one, other) in one.as_chunks().0.iter().zip(other.as_chunks().0) {
            let (one, other) = (load(one), load(other));
            let low = i32x4_extadd_pairwise_i16x8(i16x8_extmul_low_i8x16(one, other));
            let high = i32x4_extadd_pairwise_i16x8(i16x8_extmul_high_i8x16(one, other));
            sum = i32x4_add(sum, i32x4_add(low, high));
        }
        i32x4_extract_lane::<0>(sum)
            + i32x4_extract_lane::<1>(sum)
            + i32x4_extract_lane::<2>(sum)
            + i32x4_extract_lane::<3>(sum)
    }

    /// Adds a multiple of one list to another; what one has more is left out.
    pub fn add_scaled(target: &mut [f32], source: &[f32], factor: f32) {
        let (targets, target) = target.as_chunks_mut();
        let (sources, source) = source.as_chunks();
        let lanes = f32x4_splat(factor);
        for (target, source) in targets.iter_mut().zip(sources) {
            add_four(target, source, lanes);
        }
        target.iter_mut().zip(source).for_each(|(target, source)| *target += factor * source);
    }

    fn add_four(target: &mut [f32; 4], source: &[f32; 4], factor: v128) {
        #[expect(
            unsafe_code,
            clippy::cast_ptr_alignment,
            reason = "sixteen bytes of an array of sixteen; the instructions need no alignment"
        )]
        unsafe {
            let place = target.as_mut_ptr().cast::<v128>();
            let added = f32x4_mul(v128_load(source.as_ptr().cast::<v128>()), factor);
            v128_store(place, f32x4_add(v128_load(place), added));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_multiple_is_added_to_each_number() {
        let mut target = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        add_scaled(&mut target, &[1.0, 0.0, -1.0, 2.0, 1.0, 1.0], 2.0);
        assert!(
            target.iter().zip([3.0, 2.0, 1.0, 8.0, 7.0, 8.0]).all(|(one, other)| (one - other).abs() < 1e-6)
        );
    }

    #[test]
    fn products_are_added_up() {
        let list: Vec<i8> = (0..32).collect();
        assert_eq!(dot(&list, &list), (0..32).map(|n| n * n).sum::<i32>());
    }
}
